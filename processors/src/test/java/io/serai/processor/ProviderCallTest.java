package io.serai.processor;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Attempt;
import io.serai.model.ChainId;
import io.serai.model.Dispatch;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Journey;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import io.serai.model.Requests;
import io.serai.provider.Breaker;
import io.serai.provider.Experience;
import io.serai.provider.ImageUnavailable;
import io.serai.provider.Lane;
import io.serai.provider.Limiter;
import io.serai.provider.Limits;
import io.serai.provider.Protocol;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.SilentProtocol;
import io.serai.provider.WireAnswer;
import io.serai.provider.WireCall;
import io.serai.provider.gemini.Gemini;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
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
    private static final ProviderCall.Begun BEGUN = begun(100);
    private static final WireAnswer FAILED =
            new WireAnswer(
                    500,
                    Map.of(),
                    "{\"error\": {\"code\": 500, \"status\": \"INTERNAL\"}}"
                            .getBytes(StandardCharsets.UTF_8));

    private Instant now = NOW;
    private final Limiter limiter = new Limiter(SETTINGS.limits(), () -> now);
    private final ProviderCall call = call(new SilentProtocol());
    private final ProviderCall gemini =
            call(
                    Gemini.protocol(
                            Providers.settings("gemini", "gemini-3.5-flash", Map.of()),
                            Providers.CLOCK,
                            Providers.EVEN));
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

    @Test
    void aLongPromptThatGeminiFailsOnTwiceIsTooLongForIt() {
        Dispatch once = gemini.heard(dispatch, begun(65_536), FAILED);
        Dispatch twice = gemini.heard(once, begun(65_536), FAILED);

        assertThat(lastFault(once).kind()).isEqualTo(FaultKind.BROKEN);
        assertThat(lastFault(once).remedy()).isEqualTo(Remedy.RETRY_HERE);
        assertThat(lastFault(twice).kind()).isEqualTo(FaultKind.TOO_LONG);
        assertThat(lastFault(twice).isTheRequestsOwn()).isTrue();
        assertThat(lastFault(twice).lesson()).isEqualTo(new Lesson.Nothing());
    }

    @Test
    void aShortPromptThatGeminiFailsOnTwiceTellsOfGemini() {
        Dispatch twice = gemini.heard(gemini.heard(dispatch, BEGUN, FAILED), BEGUN, FAILED);

        assertThat(lastFault(twice).kind()).isEqualTo(FaultKind.BROKEN);
        assertThat(lastFault(twice).lesson()).isEqualTo(new Lesson.Failure());
    }

    private static Fault lastFault(Dispatch dispatch) {
        return dispatch.journey().lastAttempt().flatMap(Attempt::fault).orElseThrow();
    }

    private static ProviderCall.Begun begun(int tokens) {
        WireCall nothing = new WireCall(new byte[0], Map.of(), List.of());
        return new ProviderCall.Begun(nothing, NOW, 0, tokens);
    }

    private ProviderCall call(Protocol protocol) {
        Provider provider =
                new Provider(
                        SETTINGS,
                        protocol,
                        new Breaker(
                                SETTINGS.id(),
                                SETTINGS.breaker(),
                                _ -> Optional.empty(),
                                () -> now),
                        limiter,
                        Providers.noKeys(),
                        Providers.FREE,
                        new Experience(() -> now));
        return new ProviderCall(provider, Optional.empty(), () -> now);
    }
}
