package io.serai.processor;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ChainId;
import io.serai.model.Dispatch;
import io.serai.model.Journey;
import io.serai.model.Requests;
import io.serai.provider.Breaker;
import io.serai.provider.Experience;
import io.serai.provider.Limiter;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.SilentProtocol;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderCallTest {
    private static final ProviderSettings SETTINGS =
            Providers.settings("silent", "model", Map.of());

    private Instant now = NOW;
    private final Limiter limiter = new Limiter(SETTINGS.limits(), () -> now);
    private final Provider provider =
            new Provider(
                    SETTINGS,
                    new SilentProtocol(),
                    new Breaker(
                            SETTINGS.id(), SETTINGS.breaker(), _ -> Optional.empty(), () -> now),
                    limiter,
                    Providers.noKeys(),
                    Providers.FREE,
                    new Experience(() -> now));
    private final ProviderCall call = new ProviderCall(provider, Optional.empty(), () -> now);
    private final Dispatch dispatch =
            new Dispatch(
                    Requests.request("model", NOW.plusSeconds(5)),
                    Journey.on(new ChainId("default")));

    @Test
    void takesATurnWhileThereIsTime() {
        assertThat(call.takeTurn(dispatch)).isTrue();
        assertThat(limiter.inFlight()).isEqualTo(1);
    }

    @Test
    void takesNoTurnWhenWaitingForItHasUsedUpTheTime() {
        now = NOW.plusMillis(4_001);

        assertThat(call.takeTurn(dispatch)).isFalse();
        assertThat(limiter.inFlight()).isZero();
    }
}
