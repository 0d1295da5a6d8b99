package io.serai.routing;

import io.serai.model.Attempt;
import io.serai.model.Dispatch;
import io.serai.model.Fault;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which provider is asked next: tiers in order, within a tier as the chain balances, each provider
 * once per pass but for faults that say "retry here", within the attempt budget and the deadline.
 */
public final class Failover {
    /** No attempt starts with less time left than this. */
    public static final Duration LEAST_TIME = Duration.ofSeconds(1);

    private final Balancer balancer;

    public Failover(Balancer balancer) {
        this.balancer = balancer;
    }

    public Step next(Chain chain, Dispatch dispatch, Instant now) {
        if (dispatch.output().isPresent() || isSpent(chain, dispatch) || !hasTime(dispatch, now)) {
            return new Step.End();
        }
        Optional<Attempt> last = lastOfThisPass(dispatch);
        return last.flatMap(Attempt::fault)
                .map(fault -> after(fault, last.orElseThrow(), chain, dispatch, now))
                .orElseGet(() -> onward(chain, dispatch));
    }

    /** Whether an attempt that starts at {@code now} has time to be answered. */
    public static boolean hasTime(Dispatch dispatch, Instant now) {
        return !now.plus(LEAST_TIME).isAfter(dispatch.request().envelope().deadline());
    }

    /** Whether the attempts of this pass are as many as the chain has. */
    static boolean isSpent(Chain chain, Dispatch dispatch) {
        return dispatch.journey().attemptsOfThisPass().stream()
                        .filter(attempt -> !toldOfAKey(attempt))
                        .count()
                >= chain.attemptBudget();
    }

    /** Its keys are as many as they are: to find the one that is good costs no budget. */
    private static boolean toldOfAKey(Attempt attempt) {
        return attempt.fault().filter(Failover::isAKeys).isPresent();
    }

    private static boolean isAKeys(Fault fault) {
        return fault.lesson() instanceof Lesson.OtherKey;
    }

    private Step after(Fault fault, Attempt last, Chain chain, Dispatch dispatch, Instant now) {
        return switch (fault.remedy()) {
            case RETRY_HERE ->
                    mayRetry(fault, last.provider(), dispatch, now)
                            ? new Step.Ask(last.provider(), fault.pause())
                            : onward(chain, dispatch);
            case FAILOVER, ABLER_PROVIDER -> onward(chain, dispatch);
            case GIVE_UP -> new Step.End();
        };
    }

    private static boolean mayRetry(
            Fault fault, ProviderId provider, Dispatch dispatch, Instant now) {
        long attempts =
                dispatch.journey().attemptsOfThisPass().stream()
                        .filter(attempt -> attempt.provider().equals(provider))
                        .filter(attempt -> toldOfAKey(attempt) == isAKeys(fault))
                        .count();
        return attempts <= fault.retries()
                && !dispatch.skipped().contains(provider)
                && hasTime(dispatch, now.plus(fault.pause()));
    }

    private Step onward(Chain chain, Dispatch dispatch) {
        Set<ProviderId> asked =
                dispatch.journey().attemptsOfThisPass().stream()
                        .map(Attempt::provider)
                        .collect(Collectors.toSet());
        return chain.tiers().stream()
                .map(tier -> open(tier, dispatch, asked))
                .filter(members -> !members.isEmpty())
                .findFirst()
                .<Step>map(members ->
                        new Step.Ask(
                                balancer.choose(chain, members, dispatch.request()), Duration.ZERO))
                .orElseGet(Step.End::new);
    }

    private static List<Member> open(Tier tier, Dispatch dispatch, Set<ProviderId> asked) {
        return tier.members().stream()
                .filter(member -> member.suits(dispatch.request()))
                .filter(member -> !asked.contains(member.provider()))
                .filter(member -> !dispatch.skipped().contains(member.provider()))
                .toList();
    }

    private static Optional<Attempt> lastOfThisPass(Dispatch dispatch) {
        List<Attempt> attempts = dispatch.journey().attemptsOfThisPass();
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }
}
