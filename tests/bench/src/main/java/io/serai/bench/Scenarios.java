package io.serai.bench;

import io.serai.bench.Scenario.Shape;
import java.util.ArrayList;
import java.util.List;

/** The catalogue. */
final class Scenarios {
    private static final int PACE = 200;

    private Scenarios() {}

    /**
     * In the order in which they run by default. The warm-ups are long because Serai's methods are
     * compiled for some 80 s under load, on two cores: a third of its processor time till then.
     */
    static List<Scenario> all() {
        return List.of(
                new Scenario("instant", "answers", Shape.USUAL, 500, 200_000, 40_000, PACE),
                new Scenario("second", "answers 1s", Shape.USUAL, 4_000, 240_000, 50_000, PACE),
                new Scenario(
                        "ten-seconds", "answers 10s", Shape.USUAL, 10_000, 90_000, 30_000, PACE),
                new Scenario(
                        "slow-tail",
                        "flaky 0.02 answers 20s",
                        Shape.USUAL,
                        4_000,
                        240_000,
                        60_000,
                        PACE));
    }

    /** Whether cost stays flat in partitions and grows linearly in bytes. */
    static List<Scenario> growth() {
        Scenario base =
                new Scenario("growth", "answers 200ms", Shape.USUAL, 1_000, 6_000, 12_000, 0);
        List<Scenario> all = new ArrayList<>();
        for (int partitions : new int[] {1, 8, 48, 200}) {
            all.add(
                    base.shaped(
                            "-%d-partitions".formatted(partitions),
                            new Shape(partitions, Shape.USUAL.requestBytes())));
        }
        for (int kib : new int[] {1, 16, 64, 256}) {
            all.add(
                    base.shaped(
                            "-%d-kib".formatted(kib),
                            new Shape(Shape.USUAL.partitions(), kib * 1024)));
        }
        return all;
    }
}
