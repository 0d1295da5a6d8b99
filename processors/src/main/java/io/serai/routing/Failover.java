package io.serai.routing;

import io.serai.model.Attempt;
import io.serai.model.Dispatch;
import io.serai.model.Fault;
import io.serai.model.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Which provider is asked next: tiers in order, within a tier by weight, each provider once per
 * pass but for faults that say "retry here", within the attempt budget and the deadline.
 */
public final class Failover {
    /** No attempt starts with less time left than this. */
    public static final Duration LEAST_TIME = Duration.ofSeconds(1);

    private final RandomGenerator random;

    public Failover(RandomGenerator random) {
        this.random = random;
    }

    public Step next(Chain chain, Dispatch dispatch, Instant now) {
        if (dispatch.completion().isPresent()
                || isSpent(chain, dispatch)
                || !hasTime(dispatch, now)) {
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

    private static boolean isSpent(Chain chain, Dispatch dispatch) {
        return dispatch.journey().attemptsOfThisPass().size() >= chain.attemptBudget();
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
                .<Step>map(members -> new Step.Ask(byWeight(members), Duration.ZERO))
                .orElseGet(Step.End::new);
    }

    private static List<Member> open(Tier tier, Dispatch dispatch, Set<ProviderId> asked) {
        return tier.members().stream()
                .filter(member -> member.suits(dispatch.request()))
                .filter(member -> !asked.contains(member.provider()))
                .filter(member -> !dispatch.skipped().contains(member.provider()))
                .toList();
    }

    private ProviderId byWeight(List<Member> members) {
        int total = members.stream().mapToInt(Member::weight).sum();
        int ticket = total == 0 ? 0 : random.nextInt(total);
        for (Member member : members) {
            ticket -= member.weight();
            if (ticket < 0) {
                return member.provider();
            }
        }
        return members.getFirst().provider();
    }

    private static Optional<Attempt> lastOfThisPass(Dispatch dispatch) {
        List<Attempt> attempts = dispatch.journey().attemptsOfThisPass();
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }
}
