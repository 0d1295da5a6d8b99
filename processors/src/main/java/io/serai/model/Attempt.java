package io.serai.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call to one provider; no fault means it answered. {@code cost} is there where the provider
 * told the tokens and their price is known.
 */
public record Attempt(
        ProviderId provider,
        Instant started,
        Duration took,
        Optional<Fault> fault,
        boolean possiblyBilled,
        Optional<Cost> cost) {
    public Attempt(
            ProviderId provider,
            Instant started,
            Duration took,
            Optional<Fault> fault,
            boolean possiblyBilled) {
        this(provider, started, took, fault, possiblyBilled, Optional.empty());
    }

    public Attempt asPossiblyBilled() {
        return new Attempt(provider, started, took, fault, true, cost);
    }

    /** Whether something was paid for it, or may have been, that {@code cost} does not tell. */
    public boolean costUntold() {
        boolean answered = fault.isEmpty() || fault.get().answer().isPresent();
        return possiblyBilled || (answered && cost.isEmpty());
    }
}
