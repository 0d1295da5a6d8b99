package io.serai.processor;

import io.serai.model.Attempt;
import io.serai.model.Cost;
import io.serai.model.Dispatch;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Input;
import io.serai.model.Output;
import io.serai.model.Prompt;
import io.serai.model.Usage;
import io.serai.provider.Answer;
import io.serai.provider.Asked;
import io.serai.provider.CallGuard;
import io.serai.provider.Faults;
import io.serai.provider.ImageCarrier;
import io.serai.provider.ImageUnavailable;
import io.serai.provider.Provider;
import io.serai.provider.ServiceTier;
import io.serai.provider.WireAnswer;
import io.serai.provider.WireCall;
import io.serai.routing.Failover;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one provider's route, once it is its turn: encode, and make an {@link Attempt} of
 * what came back or was thrown.
 */
public final class ProviderCall {
    /** Variable: the {@link Begun} call. */
    public static final String BEGUN = "begun";

    /** Variable: the bytes to send. */
    public static final String WIRE = "wire";

    /** Variable: what the provider sent, status and headers beside it. */
    public static final String ANSWER = "answer";

    private static final Duration LEAST = Duration.ofMillis(1);

    private final Provider provider;
    private final Turns turns;
    private final Optional<ImageCarrier> images;
    private final WireAnswers answers = new WireAnswers();
    private final InstantSource clock;

    /**
     * @param images brings images along where the provider is not to fetch them
     */
    public ProviderCall(Provider provider, Optional<ImageCarrier> images, InstantSource clock) {
        this.provider = provider;
        this.turns = new Turns(provider, clock);
        this.images = images;
        this.clock = clock;
    }

    /** A call that is about to be made: what was sent, and when. */
    public record Begun(WireCall call, Instant at, int account, int estimatedTokens) {}

    /** When this provider may be called. */
    public Turns turns() {
        return turns;
    }

    /** It could not be asked; that costs no attempt. */
    public Dispatch skip(Dispatch dispatch) {
        return dispatch.skip(provider.id());
    }

    /**
     * Encodes what is asked and makes the message ready for HTTP: it carries no header but these.
     *
     * @throws ImageUnavailable if an image of the prompt cannot be brought along
     */
    public Begun begin(Dispatch dispatch, Exchange exchange) {
        WireCall call = provider.protocol().encode(input(dispatch));
        Instant now = clock.instant();
        exchange.getMessage().removeHeaders("*");
        call.headers().forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        HttpPath.set(exchange, provider.protocol().path());
        exchange.getMessage().setHeader(CallGuard.TIME_LEFT, timeLeft(dispatch, now).toMillis());
        int account = provider.accounts().choose();
        if (provider.accounts().several()) {
            exchange.getMessage().setHeader(CallGuard.ACCOUNT, account);
        }
        return new Begun(call, now, account, provider.estimatedTokens(dispatch.request()));
    }

    private Input input(Dispatch dispatch) {
        Input input = dispatch.request().input();
        return input instanceof Prompt prompt && images.isPresent()
                ? carried(prompt, images.orElseThrow(), dispatch)
                : input;
    }

    private Prompt carried(Prompt prompt, ImageCarrier carrier, Dispatch dispatch) {
        Prompt carried = carrier.carry(prompt, timeLeft(dispatch, clock.instant()));
        if (!Failover.hasTime(dispatch, clock.instant())) {
            throw ImageUnavailable.unreachable("no time is left after fetching the images");
        }
        return carried;
    }

    /** The provider was not asked, so that nobody learns from it. */
    public Dispatch withoutImage(
            @Body Dispatch dispatch,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) ImageUnavailable why) {
        turns.notSent(dispatch);
        return dispatch.faulted(
                new Attempt(
                        provider.id(),
                        clock.instant(),
                        Duration.ZERO,
                        Optional.of(Faults.withoutImage(why)),
                        isRepeated(dispatch),
                        Optional.empty()));
    }

    public static byte[] wire(Exchange exchange) {
        return begun(exchange).call().body();
    }

    /** Above zero, also where this thread stood still after its turn had come. */
    private Duration timeLeft(Dispatch dispatch, Instant now) {
        Duration left = Duration.between(now, dispatch.request().envelope().deadline());
        Duration most = provider.settings().responseTimeout();
        Duration least = left.compareTo(LEAST) < 0 ? LEAST : left;
        return least.compareTo(most) < 0 ? least : most;
    }

    private static Begun begun(Exchange exchange) {
        return Objects.requireNonNull(exchange.getVariable(BEGUN, Begun.class));
    }

    public Dispatch decode(Dispatch dispatch, Exchange exchange) {
        return heard(dispatch, begun(exchange), answers.read(exchange));
    }

    Dispatch heard(Dispatch dispatch, Begun begun, WireAnswer answer) {
        Asked asked = Asked.of(dispatch, provider.id(), begun.estimatedTokens());
        return switch (provider.protocol().decode(dispatch.request().input(), answer.to(asked))) {
            case Answer.Completed(Output output) -> answered(dispatch, begun, output);
            case Answer.Faulted(Fault fault) -> faulted(dispatch, begun, fault);
        };
    }

    private Dispatch answered(Dispatch dispatch, Begun begun, Output output) {
        output.usage().ifPresent(usage -> spent(begun, usage));
        provider.answered(dispatch.request(), begun.account(), took(begun), output.usage());
        return dispatch.answered(
                attempt(dispatch, begun, null, cost(dispatch, begun, output)),
                output.withDropped(dropped(begun, output)));
    }

    private void spent(Begun begun, Usage usage) {
        provider.limiter().spent(begun.estimatedTokens(), usage.totalTokens());
    }

    private static List<String> dropped(Begun begun, Output output) {
        return output.dropped().isEmpty() ? begun.call().dropped() : output.dropped();
    }

    /**
     * What the circuit breaker's fallback makes of it: an open circuit (nothing was thrown) is a
     * skip, a transport exception a fault; anything else is a bug and thrown on.
     */
    public Dispatch unanswered(
            @Body Dispatch dispatch,
            @Variable(BEGUN) Begun begun,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) @Nullable Exception thrown)
            throws Exception {
        if (thrown == null) {
            turns.notSent(begun.estimatedTokens());
            return skip(dispatch);
        }
        Fault fault = TransportFaults.of(thrown).orElseThrow(() -> thrown);
        if (fault.kind() == FaultKind.UNREACHABLE) {
            turns.notSent(begun.estimatedTokens());
        }
        return faulted(dispatch, begun, fault);
    }

    private Dispatch faulted(Dispatch dispatch, Begun begun, Fault fault) {
        Fault learnt = provider.learn(begun.account(), fault);
        Optional<Cost> cost = learnt.answer().flatMap(answer -> cost(dispatch, begun, answer));
        return dispatch.faulted(attempt(dispatch, begun, learnt, cost));
    }

    private Optional<Cost> cost(Dispatch dispatch, Begun begun, Output output) {
        Optional<Usage> priced =
                ServiceTier.priced(
                        dispatch.request().input(), begun.call().dropped(), output.usage());
        return provider.tariff().cost(priced, begun.at());
    }

    private Duration took(Begun begun) {
        return Duration.between(begun.at(), clock.instant());
    }

    private Attempt attempt(
            Dispatch dispatch, Begun begun, @Nullable Fault fault, Optional<Cost> cost) {
        boolean repeated = isRepeated(dispatch);
        return new Attempt(
                provider.id(),
                begun.at(),
                took(begun),
                Optional.ofNullable(fault),
                repeated || (fault != null && fault.possiblyBilled()),
                cost);
    }

    private static boolean isRepeated(Dispatch dispatch) {
        return dispatch.request().envelope().possiblyRepeated()
                && dispatch.journey().attemptsOfThisPass().isEmpty();
    }
}
