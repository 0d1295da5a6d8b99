package io.serai.bench;

import io.serai.bench.contender.Task;
import java.time.Duration;

/**
 * A backlog that was parked in an outage: how fast Serai answers it when the provider is back, and
 * what memory that takes.
 */
final class Drain {
    private static final int IN_FLIGHT = 4_000;
    private static final int WARM_UP = 20_000;
    private static final Duration PARKING = Duration.ofMinutes(8);
    private static final Duration DRAINING = Duration.ofMinutes(8);
    private static final double MIB = 1024 * 1024;
    private static final Scenario SCENARIO =
            new Scenario("drain", "answers 100ms", Scenario.Shape.USUAL, IN_FLIGHT, WARM_UP, 0, 0);

    private final Testbed testbed;
    private final int backlog;

    Drain(Testbed testbed, int backlog) {
        this.testbed = testbed;
        this.backlog = backlog;
    }

    /**
     * @param idleRssMb of a worker that has worked and has nothing to do
     * @param inFlightMb requests and answers in flight at once, at most
     * @param rssToIdle peak while draining, to the sum of the two
     */
    record Drained(
            int backlog,
            double parkedPerSecond,
            double drainedPerSecond,
            double idleRssMb,
            double inFlightMb,
            double peakRssMb,
            double rssToIdle) {}

    Drained run() {
        testbed.behave(SCENARIO.latency());
        Task task = testbed.course(SCENARIO);
        try {
            return run(task);
        } finally {
            testbed.clear(task);
        }
    }

    private Drained run(Task task) {
        String parkedTopic = "ai.parked." + Testbed.team(task.requests());
        String yaml = SeraiYaml.oneProvider(testbed, task, SCENARIO);
        try (Load load = new Load(task, SCENARIO.shape().requestBytes());
                SeraiRunner serai = SeraiRunner.start(testbed, task, yaml)) {
            serai.awaitStart();
            try (Watch replies = new Watch(task.servers(), task.replies());
                    Watch parked = new Watch(task.servers(), parkedTopic)) {
                load.send(WARM_UP);
                require(replies, WARM_UP, DRAINING, "warm-up replies");
                double idle = serai.jvm().residentBytes() / MIB;
                testbed.change("down");
                long parking = System.nanoTime();
                load.send(backlog);
                require(parked, backlog, PARKING, "parked records");
                double parkedPerSecond = rate(backlog, parking);
                return drain(serai, replies, idle, parkedPerSecond);
            }
        }
    }

    /** From the first answer on: how soon a probe sees the provider is another matter. */
    private Drained drain(SeraiRunner serai, Watch replies, double idle, double parkedPerSecond) {
        try (Lookout lookout = new Lookout(serai)) {
            testbed.change(SCENARIO.latency());
            require(replies, WARM_UP + 1, DRAINING, "replies");
            long begin = System.nanoTime();
            require(replies, WARM_UP + backlog, DRAINING, "replies");
            double inFlight =
                    lookout.mostInFlight() * (SCENARIO.shape().requestBytes() + 1024) / MIB;
            double peak = lookout.peakResidentBytes() / MIB;
            return new Drained(
                    backlog,
                    parkedPerSecond,
                    rate(backlog, begin),
                    idle,
                    inFlight,
                    peak,
                    peak / (idle + inFlight));
        }
    }

    private static double rate(int records, long sinceNanos) {
        return records / ((System.nanoTime() - sinceNanos) / 1e9);
    }

    private static void require(Watch records, int count, Duration patience, String what) {
        if (!records.await(count, patience)) {
            throw new IllegalStateException(
                    "only %d of %d %s".formatted(records.count(), count, what));
        }
    }
}
