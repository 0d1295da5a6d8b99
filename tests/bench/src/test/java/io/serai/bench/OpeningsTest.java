package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpeningsTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void theFirstOpeningOfTheProviderCounts() {
        var openings =
                new Openings(
                        """
                        2026-11-22T11:59:59.999Z INFO  Breaker Circuit {circuit=OPEN, provider=first}
                        2026-11-22T12:00:00.001Z INFO  Breaker Circuit {circuit=OPEN, provider=second}
                        2026-11-22T12:00:00.002Z INFO  Breaker Circuit {circuit=HALF_OPEN, provider=first}
                        2026-11-22T14:00:00.003+02:00 INFO  Breaker Circuit {circuit=OPEN, provider=first}
                        2026-11-22T12:00:00.004Z INFO  Breaker Circuit {circuit=OPEN, provider=first}
                        """);

        assertThat(openings.of("first", SINCE)).isEqualTo(SINCE.plusMillis(3));
    }

    @Test
    void aCircuitThatStayedClosedHasNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Openings("Serai takes requests").of("first", SINCE))
                .withMessage("the circuit of first did not open");
    }
}
