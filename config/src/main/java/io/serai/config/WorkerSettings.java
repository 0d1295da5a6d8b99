package io.serai.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One process of Serai. {@code id} is its name in Kafka, stable over restarts and its own; {@code
 * finishTimeout} is how long calls may take to end on stop and revoke.
 */
public record WorkerSettings(
        String id,
        int maxInFlight,
        long maxInFlightBytes,
        Duration commitInterval,
        Duration finishTimeout,
        GroupProtocol groupProtocol,
        String groupIdPrefix) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

    public WorkerSettings {
        String rule = "must match " + NAME;
        Require.holds("id", rule, NAME.matcher(id).matches(), id);
        Require.positive("max-in-flight", maxInFlight);
        Require.positive("max-in-flight-bytes", maxInFlightBytes);
        Require.positive("commit-interval", commitInterval);
        Require.positive("finish-timeout", finishTimeout);
        Require.holds(
                "group-id-prefix", rule, NAME.matcher(groupIdPrefix).matches(), groupIdPrefix);
    }
}
