package io.serai.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What one worker tells the others about a provider: what its probe found, if it probed, and until
 * when its own circuit is open, if it is.
 */
public record ProviderHealth(
        ProviderId provider,
        String worker,
        Instant at,
        Optional<Boolean> reachable,
        Optional<Instant> openUntil) {}
