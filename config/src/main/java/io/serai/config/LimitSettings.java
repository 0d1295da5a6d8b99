package io.serai.config;

import java.time.Duration;

/** What a request may ask for. */
public record LimitSettings(int requestBytes, Duration longestDeadline, Duration defaultTtl) {
    public LimitSettings {
        Require.positive("request-bytes", requestBytes);
        Require.positive("longest-deadline", longestDeadline);
        Require.positive("default-ttl", defaultTtl);
        Require.holds(
                "default-ttl",
                "must not exceed longest-deadline",
                defaultTtl.compareTo(longestDeadline) <= 0,
                defaultTtl);
    }
}
