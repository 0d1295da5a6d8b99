package io.serai.bench;

import io.serai.bench.contender.Task;
import io.serai.standins.process.ChildJvm;
import java.time.Duration;

/** One contender at one scenario, once, on topics of its own. */
final class Round {
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(150);
    private static final Duration LONGEST_MEASURE = Duration.ofSeconds(60);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final int PACED_SECONDS = 10;
    private static final double MIB = 1024 * 1024;

    private final Testbed testbed;
    private final Scenario scenario;
    private final Task task;
    private final Departures departures = new Departures();

    Round(Testbed testbed, Scenario scenario) {
        this.testbed = testbed;
        this.scenario = scenario;
        task = testbed.course(scenario);
    }

    /** How far a contender has come, and what it has spent. */
    private record Mark(int replies, long nanos, Duration cpu) {
        static Mark of(Watch replies, Runner runner) {
            return new Mark(replies.count(), System.nanoTime(), runner.jvm().cpu());
        }
    }

    /** Throws {@link NoAnswersException} where there is nothing to measure. */
    Sample of(Contender contender) {
        testbed.behave(scenario.latency());
        try {
            return run(contender);
        } finally {
            testbed.clear(task);
        }
    }

    private Sample run(Contender contender) {
        try (Load load = new Load(task, scenario.shape().requestBytes());
                Watch replies = new Watch(task.servers(), task.replies(), departures::answered)) {
            load.send(scenario.requests());
            try (Runner runner = contender.start(testbed, task, scenario);
                    Lookout lookout = new Lookout(runner)) {
                boolean _ = replies.await(scenario.warmUp(), LONGEST_WARM_UP);
                Mark begin = Mark.of(replies, runner);
                boolean _ = replies.await(scenario.warmUp() + scenario.measured(), LONGEST_MEASURE);
                Mark end = Mark.of(replies, runner);
                requireAnswers(begin, end, runner.jvm());
                pace(load, replies);
                return sample(begin, end, lookout, runner);
            }
        }
    }

    private static void requireAnswers(Mark begin, Mark end, ChildJvm jvm) {
        if (end.replies() == begin.replies() || !jvm.isAlive()) {
            throw NoAnswersException.of(end.replies(), jvm);
        }
    }

    /** Only by one that has caught up. */
    private void pace(Load load, Watch replies) {
        if (scenario.pace() > 0 && replies.await(scenario.requests(), LONGEST_REST)) {
            int paced = PACED_SECONDS * scenario.pace();
            load.pace(paced, scenario.pace(), departures);
            boolean _ = replies.await(scenario.requests() + paced, LONGEST_REST);
        }
    }

    private Sample sample(Mark begin, Mark end, Lookout lookout, Runner runner) {
        int replies = end.replies() - begin.replies();
        double seconds = (end.nanos() - begin.nanos()) / 1e9;
        double cpuMs = end.cpu().minus(begin.cpu()).toNanos() / 1e6;
        return new Sample(
                replies / seconds,
                cpuMs / Math.max(1, replies),
                runner.jvm().peakResidentBytes() / MIB,
                lookout.mostInFlight(),
                testbed.mostAtOnce(),
                departures.percentile(50),
                departures.percentile(99));
    }
}
