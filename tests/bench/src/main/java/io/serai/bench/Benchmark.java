package io.serai.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the contenders in turn, so that a noisy minute of the machine meets them all. */
final class Benchmark {
    private static final int BACKLOG = 200_000;

    private final Testbed testbed;
    private final Set<Contender> contenders;
    private final int rounds;
    private final Consumer<String> progress;
    private final List<Unmeasured> unmeasured = new ArrayList<>();

    Benchmark(Testbed testbed, Set<Contender> contenders, int rounds, Consumer<String> progress) {
        this.testbed = testbed;
        this.contenders = contenders;
        this.rounds = rounds;
        this.progress = progress;
    }

    BenchReport run(Selection selection, Reports reports) throws IOException {
        List<Result> results = new ArrayList<>();
        List<Drain.Drained> drained = new ArrayList<>();
        List<Failover.Added> added = new ArrayList<>();
        List<Micro.Timed> timed = new ArrayList<>();
        List<Runnable> parts = new ArrayList<>();
        selection.scenarios().forEach(it -> parts.add(() -> results.addAll(run(it))));
        if (selection.drain()) {
            parts.add(() -> drained.add(drain()));
        }
        if (selection.failover()) {
            parts.add(() -> added.addAll(failover()));
        }
        if (selection.micro()) {
            parts.add(() -> timed.addAll(micro()));
        }
        for (Runnable part : parts) {
            part.run();
            reports.keep(BenchReport.of(results, drained, added, timed, unmeasured));
        }
        return BenchReport.of(results, drained, added, timed, unmeasured);
    }

    /** Keeps what has been found so far: a run takes two hours. */
    interface Reports {
        void keep(BenchReport soFar) throws IOException;
    }

    private Drain.Drained drain() {
        progress.accept("drain: parking and draining " + BACKLOG + " requests");
        return new Drain(testbed, BACKLOG).run();
    }

    private List<Micro.Timed> micro() {
        progress.accept("micro-benchmarks");
        return Micro.run();
    }

    private List<Failover.Added> failover() {
        progress.accept("failover: a primary that refuses, hangs, is overloaded");
        return Stream.of(Failover.Trouble.values()).map(new Failover(testbed)::of).toList();
    }

    private List<Result> run(Scenario scenario) {
        Map<Contender, List<Sample>> samples = new EnumMap<>(Contender.class);
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                String which =
                        "%s, %s, round %d of %d: "
                                .formatted(scenario.name(), contender.label(), round, rounds);
                try {
                    Sample sample = new Round(testbed, scenario).of(contender);
                    samples.computeIfAbsent(contender, _ -> new ArrayList<>()).add(sample);
                    progress.accept(which + line(sample));
                } catch (NoAnswersException e) {
                    unmeasured.add(new Unmeasured(scenario.name(), contender.word(), e.sentence()));
                    progress.accept(which + e.sentence());
                }
            }
        }
        List<Sample> bare = samples.getOrDefault(Contender.BARE, List.of());
        return samples.entrySet().stream()
                .map(each -> Result.of(scenario, each.getKey(), each.getValue(), bare))
                .toList();
    }

    private static String line(Sample sample) {
        return "%.0f requests/s, %.2f ms CPU each"
                .formatted(sample.requestsPerSecond(), sample.cpuMsPerRequest());
    }
}
