package io.serai.provider;

import io.serai.model.Usage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this worker knows of one provider's calls: how many are under way, how long answers take,
 * and how it counts tokens.
 */
public record Experience(Latency latency, TokenGauge tokens, AtomicInteger inFlight) {
    /** Nothing yet. */
    public Experience(InstantSource clock) {
        this(new Latency(clock), new TokenGauge(), new AtomicInteger());
    }

    /**
     * One more answer.
     *
     * @param size of the request
     */
    public void answered(Duration took, int size, Optional<Usage> usage) {
        latency.answered(took);
        usage.ifPresent(told -> tokens.answered(size, told));
    }
}
