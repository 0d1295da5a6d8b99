package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Latency latency = new Latency(() -> now);

    private void answers(int count, Duration took) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            latency.answered(took);
        }
    }

    @Test
    void nothingIsKnownBeforeTheFirstAnswer() {
        assertThat(latency.expected()).isZero();
    }

    @Test
    void aSlowAnswerIsBelievedAtOnce() {
        answers(100, Duration.ofMillis(200));
        answers(1, Duration.ofSeconds(9));

        assertThat(latency.expected()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void fastAnswersAreBelievedByAndBy() {
        answers(1, Duration.ofSeconds(9));
        answers(1, Duration.ofMillis(200));
        assertThat(latency.expected()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(9));

        answers(300, Duration.ofMillis(200));
        assertThat(latency.expected().toMillis()).isCloseTo(200, within(5L));
    }

    @Test
    void whoIsNotAskedIsForgotten() {
        answers(1, Duration.ofSeconds(9));
        now = now.plus(Latency.DECAY.multipliedBy(20));

        assertThat(latency.expected()).isLessThan(Duration.ofMillis(1));
    }
}
