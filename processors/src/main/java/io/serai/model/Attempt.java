package io.serai.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One call to one provider; no fault means it answered. */
public record Attempt(
        ProviderId provider,
        Instant started,
        Duration took,
        Optional<Fault> fault,
        boolean possiblyBilled) {
    public Attempt asPossiblyBilled() {
        return new Attempt(provider, started, took, fault, true);
    }
}
