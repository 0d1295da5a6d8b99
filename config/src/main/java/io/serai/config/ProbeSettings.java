package io.serai.config;

import java.time.Duration;

/**
 * How often each provider is probed, how often while a chain is out, and how long a probe's answer
 * is waited for.
 */
public record ProbeSettings(Duration interval, Duration inOutage, Duration timeout) {
    private static final Duration SHORTEST = Duration.ofMillis(10);

    public ProbeSettings {
        atLeastShortest("interval", interval);
        atLeastShortest("in-outage", inOutage);
        atLeastShortest("timeout", timeout);
    }

    private static void atLeastShortest(String key, Duration value) {
        Require.holds(key, "must be at least 10ms", value.compareTo(SHORTEST) >= 0, value);
    }
}
