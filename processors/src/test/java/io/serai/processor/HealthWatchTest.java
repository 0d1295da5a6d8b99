package io.serai.processor;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.codec.HealthCodec;
import io.serai.model.ProviderHealth;
import io.serai.provider.Breaker;
import io.serai.provider.Experience;
import io.serai.provider.Limiter;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.SilentProtocol;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
    private static final ProviderSettings SETTINGS =
            Providers.settings("silent", "model", Map.of());

    private final Provider provider =
            new Provider(
                    SETTINGS,
                    new SilentProtocol(),
                    new Breaker(
                            SETTINGS.id(), SETTINGS.breaker(), _ -> Optional.empty(), () -> NOW),
                    new Limiter(SETTINGS.limits(), () -> NOW),
                    Providers.noKeys(),
                    Providers.FREE,
                    new Experience(() -> NOW));
    private final HealthCodec codec = new HealthCodec();
    private Instant now = NOW;
    private final HealthWatch watch =
            new HealthWatch("worker-1", Map.of(SETTINGS.id(), provider), codec, () -> now);

    private void hear(String worker, Instant at, Instant openUntil) {
        hear(worker, at, Optional.empty(), Optional.of(openUntil));
    }

    private void probed(String worker, Instant at) {
        hear(worker, at, Optional.of(true), Optional.empty());
    }

    private void hear(
            String worker, Instant at, Optional<Boolean> reachable, Optional<Instant> openUntil) {
        ProviderHealth health = new ProviderHealth(SETTINGS.id(), worker, at, reachable, openUntil);
        watch.follow(codec.encode(health).value());
    }

    @Test
    void followsAnOpenCircuitForAsLongAsItsTellerSaid() {
        hear("worker-2", NOW, NOW.plusSeconds(30));

        assertThat(provider.breaker().openUntil()).contains(NOW.plusSeconds(30));
    }

    @Test
    void aTellerWhoseClockIsAheadHoldsNoCircuitOpenLonger() {
        Instant ahead = NOW.plus(Duration.ofMinutes(10));

        hear("worker-2", ahead, ahead.plusSeconds(30));

        assertThat(provider.breaker().openUntil()).contains(NOW.plusSeconds(30));
    }

    @Test
    void retellsNothingThatItWasTold() {
        hear("worker-2", NOW, NOW.plusSeconds(30));

        assertThat(watch.news(provider)).isEmpty();
    }

    @Test
    void passesOverItsOwnNews() {
        hear("worker-1", NOW, NOW.plusSeconds(30));

        assertThat(provider.breaker().openUntil()).isEmpty();
    }

    @Test
    void passesOverOldNews() {
        probed("worker-2", NOW);
        hear("worker-2", NOW.minusSeconds(60), NOW.plusSeconds(30));
        assertThat(provider.breaker().openUntil()).isEmpty();

        hear("worker-2", NOW.minusSeconds(59), NOW.plusSeconds(30));
        assertThat(provider.breaker().openUntil()).isPresent();
    }

    /** Or the circuit stayed open for as long as that worker is the one that probes. */
    @Test
    void followsATellerWhoseClockIsBehind() {
        Instant behind = NOW.minus(Duration.ofMinutes(10));

        hear("worker-2", behind, behind.plusSeconds(30));

        assertThat(provider.breaker().openUntil()).contains(NOW.plusSeconds(30));
    }

    @Test
    void followsATellerAgainWhoseClockWasSetBack() {
        probed("worker-2", NOW);

        Duration back = Duration.ofMinutes(10);
        hear("worker-2", now.minus(back), now.plusSeconds(30));
        assertThat(provider.breaker().openUntil()).as("may be old").isEmpty();

        now = NOW.plusSeconds(60);
        hear("worker-2", now.minus(back), now.minus(back).plusSeconds(30));
        assertThat(provider.breaker().openUntil()).contains(now.plusSeconds(30));
    }
}
