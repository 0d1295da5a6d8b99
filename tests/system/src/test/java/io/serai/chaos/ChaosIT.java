package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guarantees hold through harm of each kind: two kinds in every build, all of them with {@code
 * -Pchaos}.
 */
class ChaosIT {
    private static final boolean WHOLE = "whole".equals(System.getProperty("serai.chaos"));
    private static final long SHORT_SEED = 1;

    private static Play play;

    @BeforeAll
    static void start(@TempDir Path folder) {
        play = new Play(folder, WHOLE);
    }

    @AfterAll
    static void stop() {
        play.close();
    }

    static Stream<Arguments> selection() {
        return WHOLE
                ? seeds().flatMap(
                                seed -> Scenarios.all().stream().map(it -> Arguments.of(it, seed)))
                : Stream.of(Arguments.of(new Brief(), SHORT_SEED));
    }

    private static Stream<Long> seeds() {
        return Arrays.stream(System.getProperty("serai.chaos.seeds", "1").split(","))
                .map(String::strip)
                .map(Long::valueOf);
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("selection")
    void everyGuaranteeHolds(Scenario scenario, long seed) {
        Optional<String> obstacle = scenario.obstacle(play.cluster());
        assumeTrue(obstacle.isEmpty(), () -> "SKIPPED: " + obstacle.orElseThrow());

        Result result = play.of(scenario, seed);

        new Summary(System.out).line(result);
        assertThat(result.breaches()).isEmpty();
        assertThat(result.figures().requests()).isPositive();
    }
}
