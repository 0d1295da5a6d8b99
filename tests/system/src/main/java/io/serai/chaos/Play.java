package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plays scenarios on one cluster, each with a team and workers of its own. */
final class Play implements Player, AutoCloseable {
    private static final int BREACHES_SHOWN = 5;

    private final Path folder;
    private final Cluster cluster;
    private int played;

    /**
     * @param smallDisk whether one broker has a disk that can be filled, where that can be had
     */
    Play(Path folder, boolean smallDisk) {
        this.folder = folder;
        cluster = new Cluster(folder, smallDisk);
    }

    @Override
    public Optional<String> obstacle(Scenario scenario) {
        return scenario.obstacle(cluster);
    }

    @Override
    public Result of(Scenario scenario, long seed) {
        long begun = System.nanoTime();
        Random random = new Random(seed * 31 + scenario.name().hashCode());
        Team team = new Team("c%03d".formatted(++played));
        Staging staging = scenario.staging();
        try (Stage stage = new Stage(cluster, stageFolder(team), team, random, staging)) {
            List<String> breaches = new ArrayList<>();
            Figures figures = judge(scenario, stage, breaches);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return new Result(
                    scenario.name(),
                    seed,
                    took,
                    figures,
                    stage.memorySlope(),
                    breaches,
                    stage.remarks());
        }
    }

    /**
     * What the scenario itself missed is a breach, too; what had been promised is judged anyway.
     */
    private static Figures judge(Scenario scenario, Stage stage, List<String> breaches) {
        try {
            scenario.prepare(stage);
            stage.open();
            scenario.play(stage);
        } catch (RuntimeException e) {
            breaches.add("the scenario broke off: " + e);
        }
        breaches.addAll(stage.missed());
        try {
            Evidence evidence = new Inquest(stage).hold();
            for (Guarantee guarantee : Guarantee.all()) {
                breaches.addAll(sentences(guarantee, evidence));
                guarantee
                        .unjudged(evidence)
                        .ifPresent(why -> stage.remark(guarantee.name() + ": NOT JUDGED, " + why));
            }
            return Figures.of(evidence, stage.brokerKills());
        } catch (RuntimeException e) {
            breaches.add("no end was reached: " + e);
            return Figures.NONE;
        }
    }

    private static List<String> sentences(Guarantee guarantee, Evidence evidence) {
        List<String> breaches = guarantee.breaches(evidence);
        List<String> shown =
                new ArrayList<>(
                        breaches.stream()
                                .limit(BREACHES_SHOWN)
                                .map(breach -> guarantee.name() + ": " + breach)
                                .toList());
        if (breaches.size() > BREACHES_SHOWN) {
            shown.add(guarantee.name() + ": " + breaches.size() + " in all");
        }
        return shown;
    }

    private Path stageFolder(Team team) {
        try {
            return Files.createDirectories(folder.resolve(team.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
