package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.standins.process.TemporaryFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/**
 * The guarantees hold through harm of each kind: two kinds in every build, all of them with {@code
 * -Pchaos}.
 */
class ChaosIT {
    private static final boolean WHOLE = "whole".equals(System.getProperty("serai.chaos"));
    private static final long SHORT_SEED = 1;

    /** JUnit's own would be deleted: it does not heed failures of parameterized tests. */
    private static TemporaryFolder folder;

    private static Play play;

    @RegisterExtension
    static final AfterTestExecutionCallback KEEPS_LOGS =
            context ->
                    context.getExecutionException()
                            .filter(e -> !(e instanceof TestAbortedException))
                            .ifPresent(_ -> folder.keep());

    @BeforeAll
    static void start() throws IOException {
        folder = new TemporaryFolder("serai-chaos");
        play = new Play(folder.path(), WHOLE);
    }

    @AfterAll
    static void stop() {
        if (play != null) {
            play.close();
        }
        folder.close();
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
        Optional<String> obstacle = play.obstacle(scenario);
        assumeTrue(obstacle.isEmpty(), () -> "SKIPPED: " + obstacle.orElseThrow());

        Summary summary = new Summary(System.out);
        summary.begin(scenario, seed);
        Result result = play.of(scenario, seed);

        summary.line(result, scenario.again(seed));
        assertThat(result.breaches()).as("the logs are in %s", folder.path()).isEmpty();
        assertThat(result.figures().requests()).isPositive();
    }
}
