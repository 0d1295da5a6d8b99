package io.serai.routing;

import io.serai.model.Attempt;
import io.serai.model.Dispatch;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Kind;
import io.serai.model.ProviderId;
import io.serai.model.Remedy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges a pass along the chain that has nobody left to ask. */
public final class Conclusion {
    /**
     * Passes a request may fail in at a provider that answered others, before it is given up as
     * poison.
     */
    public static final int POISON_PASSES = 3;

    private final Function<ProviderId, Instant> lastAnswered;

    /**
     * @param lastAnswered when a provider last answered any request ({@link Instant#MIN} for never)
     */
    public Conclusion(Function<ProviderId, Instant> lastAnswered) {
        this.lastAnswered = lastAnswered;
    }

    public Verdict of(Chain chain, Dispatch dispatch, Instant now) {
        if (dispatch.output().isPresent()) {
            return new Verdict.Deliver(dispatch.output().orElseThrow());
        }
        Kind kind = dispatch.request().input().kind();
        return chain.isFor(kind) ? unanswered(chain, dispatch, now) : misled(chain, kind);
    }

    /** Parked along a chain that is of another kind by now: it would wait for nobody. */
    private static Verdict misled(Chain chain, Kind kind) {
        return new Verdict.Fail(Failure.givenUp(ErrorCode.NOT_ABLE, chain.notFor(kind), true));
    }

    private Verdict unanswered(Chain chain, Dispatch dispatch, Instant now) {
        List<Fault> faults = faultsOf(dispatch);
        Optional<Fault> own = faults.stream().filter(Fault::isTheRequestsOwn).findFirst();
        if (own.filter(fault -> isLastWord(fault, chain, dispatch, now)).isPresent()) {
            return own.orElseThrow()
                    .answer()
                    .<Verdict>map(Verdict.Deliver::new)
                    .orElseGet(() -> new Verdict.Fail(refusal(own.orElseThrow())));
        }
        if (!Failover.hasTime(dispatch, now)) {
            return expired(chain, dispatch);
        }
        return exhausted(chain, dispatch);
    }

    /** An abler provider that could not be asked this time may take it yet. */
    private static boolean isLastWord(Fault own, Chain chain, Dispatch dispatch, Instant now) {
        return own.remedy() == Remedy.GIVE_UP
                || own.answer().isPresent()
                || Failover.isSpent(chain, dispatch)
                || !Failover.hasTime(dispatch, now)
                || unable(dispatch).containsAll(suiting(chain, dispatch));
    }

    private static Set<ProviderId> suiting(Chain chain, Dispatch dispatch) {
        return chain.tiers().stream()
                .flatMap(tier -> tier.members().stream())
                .filter(member -> member.suits(dispatch.request()))
                .map(Member::provider)
                .collect(Collectors.toSet());
    }

    private static Set<ProviderId> unable(Dispatch dispatch) {
        return dispatch.journey().attemptsOfThisPass().stream()
                .filter(attempt -> attempt.fault().filter(Fault::isTheRequestsOwn).isPresent())
                .map(Attempt::provider)
                .collect(Collectors.toSet());
    }

    private static List<Fault> faultsOf(Dispatch dispatch) {
        return dispatch.journey().attemptsOfThisPass().reversed().stream()
                .flatMap(attempt -> attempt.fault().stream())
                .toList();
    }

    private static Failure refusal(Fault fault) {
        ErrorCode code =
                switch (fault.kind()) {
                    case TOO_LONG, TOO_LARGE -> ErrorCode.TOO_LONG;
                    case FILTERED -> ErrorCode.FILTERED;
                    case THROTTLED,
                            OVERLOADED,
                            OUT_OF_QUOTA,
                            UNAUTHORISED,
                            UNREACHABLE,
                            TIMED_OUT,
                            BROKEN,
                            UNSUPPORTED,
                            REFUSED,
                            UNKNOWN_MODEL ->
                            ErrorCode.REFUSED;
                };
        return Failure.givenUp(code, fault.message(), false);
    }

    private static Verdict expired(Chain chain, Dispatch dispatch) {
        return switch (chain.whenExpired()) {
            case WhenExpired.Degrade(Fallback fallback) -> new Verdict.FallBack(fallback);
            case WhenExpired.Fail() ->
                    new Verdict.Fail(
                            Failure.givenUp(
                                    ErrorCode.EXPIRED,
                                    "no provider of chain "
                                            + chain.id()
                                            + " answered before the deadline "
                                            + dispatch.request().envelope().deadline(),
                                    true));
        };
    }

    private Verdict exhausted(Chain chain, Dispatch dispatch) {
        boolean poisoned = isPoisoned(dispatch);
        if (poisoned && dispatch.journey().poisonPasses() + 1 >= POISON_PASSES) {
            return new Verdict.Fail(
                    Failure.givenUp(
                            ErrorCode.POISON,
                            "failed in "
                                    + POISON_PASSES
                                    + " passes at providers that answered other requests meanwhile",
                            false));
        }
        return switch (chain.whenExhausted()) {
            case WhenExhausted.Park() -> new Verdict.Park(poisoned);
            case WhenExhausted.Degrade(Fallback fallback) -> new Verdict.FallBack(fallback);
            case WhenExhausted.Reject() ->
                    new Verdict.Fail(
                            new Failure(
                                    ErrorCode.CHAIN_EXHAUSTED,
                                    "no provider of chain " + chain.id() + " can take it now",
                                    true,
                                    false));
        };
    }

    private boolean isPoisoned(Dispatch dispatch) {
        return dispatch.journey().attemptsOfThisPass().stream()
                .filter(attempt -> attempt.fault().map(Conclusion::isServerSide).orElse(false))
                .anyMatch(this::answeredAnotherSince);
    }

    private boolean answeredAnotherSince(Attempt attempt) {
        return lastAnswered.apply(attempt.provider()).isAfter(attempt.started());
    }

    private static boolean isServerSide(Fault fault) {
        return fault.kind() == FaultKind.BROKEN || fault.kind() == FaultKind.TIMED_OUT;
    }
}
