package io.serai.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call to one provider; no fault means it answered. {@code cost} is there where the provider
 * told the tokens and their price is known; {@code costUntold} where something was paid for it, or
 * may have been, that {@code cost} does not tell.
 */
public record Attempt(
        ProviderId provider,
        Instant started,
        Duration took,
        Optional<Fault> fault,
        boolean possiblyBilled,
        Optional<Cost> cost,
        boolean costUntold) {
    public Attempt {
        boolean answered = fault.isEmpty() || fault.get().answer().isPresent();
        costUntold = costUntold || possiblyBilled || (answered && cost.isEmpty());
    }

    /** What was paid for it is known by the rest. */
    public Attempt(
            ProviderId provider,
            Instant started,
            Duration took,
            Optional<Fault> fault,
            boolean possiblyBilled,
            Optional<Cost> cost) {
        this(provider, started, took, fault, possiblyBilled, cost, false);
    }

    public Attempt(
            ProviderId provider,
            Instant started,
            Duration took,
            Optional<Fault> fault,
            boolean possiblyBilled) {
        this(provider, started, took, fault, possiblyBilled, Optional.empty());
    }

    public Attempt asPossiblyBilled() {
        return new Attempt(provider, started, took, fault, true, cost, costUntold);
    }

    /** The same where its answer may have been paid for, and is known no more. */
    public Attempt asCostUntold() {
        return new Attempt(provider, started, took, fault, possiblyBilled, cost, true);
    }
}
