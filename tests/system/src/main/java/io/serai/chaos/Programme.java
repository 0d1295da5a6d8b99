package io.serai.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is played, and for how long: each scenario once, or round after round, with the next seed in
 * each round, until two thirds of the time are over; the last third is a soak.
 */
final class Programme {
    private final Play play;
    private final Summary summary;
    private final List<Result> results = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    Programme(Play play, Summary summary) {
        this.play = play;
        this.summary = summary;
    }

    /**
     * @param names of the scenarios; none for all
     * @param length null for each once
     */
    Report run(List<String> names, long seed, @Nullable Duration length) {
        List<Scenario> chosen =
                Scenarios.all().stream()
                        .filter(each -> names.isEmpty() || names.contains(each.name()))
                        .toList();
        boolean soak = names.isEmpty() || names.contains(Soak.NAME);
        if (length == null) {
            chosen.forEach(each -> play(each, seed));
        } else {
            rounds(chosen, seed, soak ? length.multipliedBy(2).dividedBy(3) : length);
        }
        if (soak) {
            play(new Soak(soakLength(chosen, length)), seed);
        }
        Report report = Report.of(results, skipped);
        summary.table(results, report);
        return report;
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
        Optional<String> obstacle = scenario.obstacle(play.cluster());
        if (obstacle.isPresent()) {
            skipped.add(scenario.name());
            summary.skipped(scenario, obstacle.orElseThrow());
            return;
        }
        Result result = play.of(scenario, seed);
        results.add(result);
        summary.line(result);
    }
}
