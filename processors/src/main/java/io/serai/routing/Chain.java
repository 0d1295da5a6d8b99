package io.serai.routing;

import io.serai.model.ChainId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ordered hierarchy of providers a request may be answered by, and what happens when none of
 * them can. {@code attemptBudget} bounds the attempts of one pass.
 */
public record Chain(
        ChainId id,
        List<Tier> tiers,
        int attemptBudget,
        WhenExhausted whenExhausted,
        WhenExpired whenExpired) {
    public Chain {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("chain " + id + " has no tier");
        }
        if (attemptBudget < 1) {
            throw new IllegalArgumentException("attempt-budget must be positive: " + attemptBudget);
        }
    }

    /** Its providers, in tier order. */
    public Stream<Member> members() {
        return tiers.stream().flatMap(tier -> tier.members().stream());
    }
}
