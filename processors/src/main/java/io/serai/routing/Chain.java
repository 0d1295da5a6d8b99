package io.serai.routing;

import io.serai.model.ChainId;
import java.util.List;
import java.util.Optional;
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

    /** The end point that may have to answer for it. */
    public Optional<Fallback.EndPoint> fallbackEndPoint() {
        return Stream.of(exhaustedFallback(), expiredFallback())
                .flatMap(Optional::stream)
                .filter(Fallback.EndPoint.class::isInstance)
                .map(Fallback.EndPoint.class::cast)
                .findFirst();
    }

    private Optional<Fallback> exhaustedFallback() {
        return whenExhausted instanceof WhenExhausted.Degrade(Fallback fallback)
                ? Optional.of(fallback)
                : Optional.empty();
    }

    private Optional<Fallback> expiredFallback() {
        return whenExpired instanceof WhenExpired.Degrade(Fallback fallback)
                ? Optional.of(fallback)
                : Optional.empty();
    }
}
