package io.serai.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
    private final Map<Scenario, Map<Contender, List<Sample>>> samples = new LinkedHashMap<>();
    private final List<Drain.Drained> drained = new ArrayList<>();
    private final List<Failover.Added> added = new ArrayList<>();
    private final List<Micro.Timed> timed = new ArrayList<>();
    private final Measurements measurements;

    /**
     * @param keeper is given the report so far after each measurement: a run takes hours
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
        measurements = new Measurements(testbed::isAlive, progress, () -> keeper.accept(report()));
    }

    BenchReport run(Selection selection) {
        selection.scenarios().forEach(this::run);
        if (selection.drain()) {
            progress.accept("drain: parking and draining " + BACKLOG + " requests ...");
            measurements.take(
                    Selection.DRAIN,
                    Contender.SERAI,
                    () -> drained.add(new Drain(testbed, BACKLOG).run()));
        }
        if (selection.failover()) {
            Stream.of(Failover.Trouble.values()).forEach(this::failover);
        }
        if (selection.micro()) {
            progress.accept("micro-benchmarks ...");
            measurements.take(Selection.MICRO, Contender.SERAI, () -> timed.addAll(Micro.run()));
        }
        return report();
    }

    private void run(Scenario scenario) {
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                progress.accept(
                        "%s, %s, round %d of %d ..."
                                .formatted(scenario.name(), contender.word(), round, rounds));
                measurements.take(scenario.name(), contender, () -> sample(scenario, contender));
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
        measurements.take(
                Selection.FAILOVER,
                Contender.SERAI,
                () -> added.add(new Failover(testbed).of(trouble)));
    }

    private BenchReport report() {
        List<Result> results = new ArrayList<>();
        samples.forEach((scenario, measured) ->
                measured.forEach((contender, own) -> {
                    List<Sample> bare = measured.getOrDefault(Contender.BARE, List.of());
                    results.add(Result.of(scenario, contender, own, bare));
                }));
        return BenchReport.of(results, drained, added, timed, measurements.missing());
    }
}
