package io.serai.processor;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ChainId;
import io.serai.model.Dispatch;
import io.serai.model.Journey;
import io.serai.model.Requests;
import io.serai.provider.Breaker;
import io.serai.provider.Experience;
import io.serai.provider.ImageUnavailable;
import io.serai.provider.Lane;
import io.serai.provider.Limiter;
import io.serai.provider.Limits;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.SilentProtocol;
import io.serai.provider.WireCall;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProviderCallTest {
    private static final ProviderSettings SETTINGS =
            Providers.limited(
                    "silent",
                    "model",
                    new Limits(8, OptionalInt.of(60), OptionalInt.empty(), Duration.ZERO));
    private static final ProviderCall.Begun BEGUN =
            new ProviderCall.Begun(new WireCall(new byte[0], Map.of(), List.of()), NOW, 0, 100);

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
        assertThat(call.turns().take(dispatch)).isTrue();
        assertThat(limiter.inFlight()).isEqualTo(1);
    }

    @Test
    void takesNoTurnWhenWaitingForItHasUsedUpTheTime() {
        now = NOW.plusMillis(4_001);

        assertThat(call.turns().take(dispatch)).isFalse();
        assertThat(limiter.inFlight()).isZero();
        assertThat(mayAsk()).as("nothing has gone out in its place").isTrue();
    }

    /** One a second. */
    private boolean mayAsk() {
        return limiter.acquire(Lane.FRESH, 1);
    }

    @Test
    void anOpenCircuitTakesNothingOfTheRates() throws Exception {
        assertThat(call.turns().take(dispatch)).isTrue();
        assertThat(mayAsk()).isFalse();

        assertThat(call.unanswered(dispatch, BEGUN, null).journey().attemptsOfThisPass()).isEmpty();

        assertThat(mayAsk()).isTrue();
    }

    @Test
    void whatCouldNotBeSentTakesNothingOfTheRates() throws Exception {
        assertThat(call.turns().take(dispatch)).isTrue();

        Dispatch _ = call.unanswered(dispatch, BEGUN, new ConnectException("refused"));

        assertThat(mayAsk()).isTrue();
    }

    @Test
    void whatHasNoAnswerWasSent() throws Exception {
        assertThat(call.turns().take(dispatch)).isTrue();

        Dispatch _ = call.unanswered(dispatch, BEGUN, new SocketTimeoutException("late"));

        assertThat(mayAsk()).isFalse();
    }

    @Test
    void whatLacksAnImageIsNotSent() {
        assertThat(call.turns().take(dispatch)).isTrue();

        Dispatch _ = call.withoutImage(dispatch, ImageUnavailable.refused("no image"));

        assertThat(mayAsk()).isTrue();
    }
}
