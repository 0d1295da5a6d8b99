package io.serai.routing;

import io.serai.model.ChainId;
import io.serai.model.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ordered hierarchy of providers a request may be answered by, and what happens when none of
 * them can. {@code attemptBudget} bounds the attempts of one pass; requests with the same value of
 * the label {@code sticky} go to the same provider of a tier while they can, for its prompt cache.
 */
public record Chain(
        ChainId id,
        List<Tier> tiers,
        Balance balance,
        Optional<String> sticky,
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

    /** One whose tiers share by weight. */
    public Chain(
            ChainId id,
            List<Tier> tiers,
            int attemptBudget,
            WhenExhausted whenExhausted,
            WhenExpired whenExpired) {
        this(
                id,
                tiers,
                Balance.WEIGHTED,
                Optional.empty(),
                attemptBudget,
                whenExhausted,
                whenExpired);
    }

    /** Its providers, in tier order. */
    public Stream<Member> members() {
        return tiers.stream().flatMap(tier -> tier.members().stream());
    }

    /** Whether requests of this kind can be answered along it. */
    public boolean isFor(Kind kind) {
        return members().anyMatch(member -> member.kind() == kind);
    }

    /** What a producer is told where it is not. */
    String notFor(Kind kind) {
        return "no provider of chain "
                + id
                + " is of kind "
                + kind.name().toLowerCase(Locale.ROOT)
                + ": route such requests to another chain";
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
