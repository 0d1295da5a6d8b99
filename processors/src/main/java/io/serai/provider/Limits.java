package io.serai.provider;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How much a provider may be asked by the whole cluster: calls in flight, requests and tokens per
 * minute (absent = unlimited), and how long one request waits for capacity before the next provider
 * is asked.
 */
public record Limits(
        int maxConcurrent,
        OptionalInt requestsPerMinute,
        OptionalInt tokensPerMinute,
        Duration shortWait) {
    public Limits {
        positive("max-concurrent", maxConcurrent);
        requestsPerMinute.ifPresent(limit -> positive("requests-per-minute", limit));
        tokensPerMinute.ifPresent(limit -> positive("tokens-per-minute", limit));
        if (shortWait.isNegative()) {
            throw new IllegalArgumentException("short-wait must not be negative: " + shortWait);
        }
    }

    private static void positive(String key, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(key + " must be positive: " + value);
        }
    }
}
