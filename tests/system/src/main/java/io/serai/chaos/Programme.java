package io.serai.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is played, and for how long: each scenario once, or round after round, with the next seed in
 * each round, until two thirds of the time are over; the last third is a soak.
 */
final class Programme {
    private final Player player;
    private final Summary summary;
    private final Consumer<Report> keeper;
    private final List<Result> results = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    /**
     * @param keeper is given the report so far after each scenario: a run may take a day
     */
    Programme(Player player, Summary summary, Consumer<Report> keeper) {
        this.player = player;
        this.summary = summary;
        this.keeper = keeper;
    }

    /**
     * @param names of the scenarios; none for all
     * @param length null for each once
     */
    Report run(List<String> names, long seed, @Nullable Duration length) {
        List<Scenario> chosen = playable(names);
        boolean soak = names.isEmpty() || names.contains(Soak.NAME);
        if (length == null) {
            chosen.forEach(each -> play(each, seed));
        } else {
            rounds(chosen, seed, soak ? length.multipliedBy(2).dividedBy(3) : length);
        }
        if (soak) {
            play(new Soak(soakLength(chosen, length)), seed);
        }
        Report report = report();
        summary.table(results, report);
        return report;
    }

    private Report report() {
        return Report.of(results, skipped);
    }

    /** What cannot be played here is said once, whatever the rounds. */
    private List<Scenario> playable(List<String> names) {
        List<Scenario> playable = new ArrayList<>();
        for (Scenario each : Scenarios.all()) {
            if (names.isEmpty() || names.contains(each.name())) {
                player.obstacle(each)
                        .ifPresentOrElse(why -> skip(each, why), () -> playable.add(each));
            }
        }
        return playable;
    }

    private void skip(Scenario scenario, String why) {
        skipped.add(scenario.name());
        summary.skipped(scenario, why);
    }

    private static Duration soakLength(List<Scenario> others, @Nullable Duration length) {
        if (length == null) {
            return Soak.SHORTEST;
        }
        Duration share = others.isEmpty() ? length : length.dividedBy(3);
        return share.compareTo(Soak.SHORTEST) > 0 ? share : Soak.SHORTEST;
    }

    private void rounds(List<Scenario> scenarios, long first, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long seed = first; !scenarios.isEmpty() && System.nanoTime() < end; seed++) {
            for (Scenario scenario : scenarios) {
                if (System.nanoTime() < end) {
                    play(scenario, seed);
                }
            }
        }
    }

    private void play(Scenario scenario, long seed) {
        summary.begin(scenario, seed);
        Result result = result(scenario, seed);
        results.add(result);
        summary.line(result, scenario.again(seed));
        keeper.accept(report());
    }

    /** One that throws has failed, and keeps neither the others nor the report from coming. */
    private Result result(Scenario scenario, long seed) {
        long begun = System.nanoTime();
        try {
            return player.of(scenario, seed);
        } catch (RuntimeException e) {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return Result.failed(scenario.name(), seed, took, "the scenario threw " + e);
        }
    }
}
