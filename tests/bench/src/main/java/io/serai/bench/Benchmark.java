package io.serai.bench;

import io.serai.operator.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs the contenders in turn, so that a noisy minute of the machine meets them all. One that fails
 * keeps neither the others nor the report from coming, unless broker or provider are gone.
 */
final class Benchmark {
    private static final int BACKLOG = 200_000;

    private final Testbed testbed;
    private final Set<Contender> contenders;
    private final int rounds;
    private final Consumer<String> progress;
    private final Consumer<BenchReport> keeper;
    private final Map<Scenario, Map<Contender, List<Sample>>> samples = new LinkedHashMap<>();
    private final List<Drain.Drained> drained = new ArrayList<>();
    private final List<Failover.Added> added = new ArrayList<>();
    private final List<Micro.Timed> timed = new ArrayList<>();
    private final List<Unmeasured> unmeasured = new ArrayList<>();

    /**
     * @param keeper is given the report so far after each measurement: a run takes two hours
     */
    Benchmark(
            Testbed testbed,
            Set<Contender> contenders,
            int rounds,
            Consumer<String> progress,
            Consumer<BenchReport> keeper) {
        this.testbed = testbed;
        this.contenders = contenders;
        this.rounds = rounds;
        this.progress = progress;
        this.keeper = keeper;
    }

    BenchReport run(Selection selection) {
        selection.scenarios().forEach(this::run);
        if (selection.drain()) {
            progress.accept("drain: parking and draining " + BACKLOG + " requests ...");
            measure(
                    Selection.DRAIN,
                    Contender.SERAI,
                    () -> drained.add(new Drain(testbed, BACKLOG).run()));
        }
        if (selection.failover()) {
            Stream.of(Failover.Trouble.values()).forEach(this::failover);
        }
        if (selection.micro()) {
            progress.accept("micro-benchmarks ...");
            measure(Selection.MICRO, Contender.SERAI, () -> timed.addAll(Micro.run()));
        }
        return report();
    }

    private void run(Scenario scenario) {
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                progress.accept(
                        "%s, %s, round %d of %d ..."
                                .formatted(scenario.name(), contender.word(), round, rounds));
                measure(scenario.name(), contender, () -> sample(scenario, contender));
            }
        }
    }

    private void sample(Scenario scenario, Contender contender) {
        Sample sample = new Round(testbed, scenario).of(contender);
        samples.computeIfAbsent(scenario, _ -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, _ -> new ArrayList<>())
                .add(sample);
        progress.accept(
                "    %.0f requests/s, %.2f ms CPU each"
                        .formatted(sample.requestsPerSecond(), sample.cpuMsPerRequest()));
    }

    private void failover(Failover.Trouble trouble) {
        progress.accept("failover, primary " + trouble.word() + " ...");
        measure(
                Selection.FAILOVER,
                Contender.SERAI,
                () -> added.add(new Failover(testbed).of(trouble)));
    }

    private void measure(String what, Contender contender, Runnable measurement) {
        try {
            measurement.run();
        } catch (RuntimeException e) {
            if (!testbed.isAlive()) {
                throw e;
            }
            unmeasured.add(new Unmeasured(what, contender.word(), Reason.of(e)));
            progress.accept("    " + Reason.of(e));
        }
        keeper.accept(report());
    }

    private BenchReport report() {
        List<Result> results = new ArrayList<>();
        samples.forEach((scenario, measured) ->
                measured.forEach((contender, own) -> {
                    List<Sample> bare = measured.getOrDefault(Contender.BARE, List.of());
                    results.add(Result.of(scenario, contender, own, bare));
                }));
        return BenchReport.of(results, drained, added, timed, unmeasured);
    }
}
