package io.serai.provider;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The rates of a {@link Limiter} beside each other; the clock stands still. */
class LimiterRatesTest {
    private static Limiter limiter(int requests, int tokens, Duration shortWait) {
        Limits limits = new Limits(99, OptionalInt.of(requests), OptionalInt.of(tokens), shortWait);
        return new Limiter(limits, () -> NOW);
    }

    @Test
    void whatWasNotSentIsGivenBack() {
        Limiter limiter = limiter(60, 6_000, Duration.ZERO);
        assertThat(limiter.acquire(Lane.FRESH, 100)).isTrue();
        assertThat(limiter.acquire(Lane.FRESH, 100)).isFalse();

        limiter.notSent(100);

        assertThat(limiter.acquire(Lane.FRESH, 100)).isTrue();
        assertThat(limiter.acquire(Lane.FRESH, 100)).isFalse();
    }

    /** A tenth of a second for the request, and another for its tokens. */
    @Test
    void theShortWaitIsOneForAllThatACallNeeds() {
        Limiter limiter = limiter(600, 600, Duration.ofMillis(150));
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        }

        assertThat(limiter.acquire(Lane.FRESH, 1)).isFalse();
    }

    @Test
    void waitsForBothWithinTheShortWait() {
        Limiter limiter = limiter(600, 600, Duration.ofMillis(250));
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        }

        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
    }
}
