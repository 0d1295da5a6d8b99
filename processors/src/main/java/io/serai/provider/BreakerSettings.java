package io.serai.provider;

import java.time.Duration;

/**
 * When a provider's circuit opens and how long it stays open: {@code failuresInARow} failures, or a
 * failure rate above {@code failureRatePercent} of at least {@code minimumCalls} calls within
 * {@code window}. A failed trial doubles {@code openFor} up to {@code openForAtMost}; faults of
 * money or credentials open for {@code openLong}, doubled up to {@code openLongAtMost}.
 */
public record BreakerSettings(
        int failuresInARow,
        int failureRatePercent,
        Duration window,
        int minimumCalls,
        Duration openFor,
        Duration openForAtMost,
        Duration openLong,
        Duration openLongAtMost) {
    /** Beyond any wait there is. */
    private static final int MOST_DOUBLINGS = 20;

    /** As the design sets them. */
    public static final BreakerSettings DEFAULT =
            new BreakerSettings(
                    3,
                    10,
                    Duration.ofSeconds(60),
                    20,
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(6));

    public BreakerSettings {
        check("failures-in-a-row", failuresInARow >= 1, "positive", failuresInARow);
        check(
                "failure-rate-percent",
                failureRatePercent >= 1 && failureRatePercent <= 100,
                "between 1 and 100",
                failureRatePercent);
        check("window", window.toSeconds() >= 1, "at least 1s", window);
        check("minimum-calls", minimumCalls >= 1, "positive", minimumCalls);
        check("open-for", openFor.isPositive(), "positive", openFor);
        check(
                "open-for-at-most",
                openForAtMost.compareTo(openFor) >= 0,
                "at least open-for",
                openForAtMost);
        check("open-long", openLong.isPositive(), "positive", openLong);
        check(
                "open-long-at-most",
                openLongAtMost.compareTo(openLong) >= 0,
                "at least open-long",
                openLongAtMost);
    }

    /** How long the circuit stays open after so many trials failed in a row. */
    Duration openFor(int failedTrials) {
        return doubled(openFor, failedTrials, openForAtMost);
    }

    /** How long money or credentials keep a circuit open, or a key aside, after so many times. */
    Duration openLong(int before) {
        return doubled(openLong, before, openLongAtMost);
    }

    private static Duration doubled(Duration first, int times, Duration most) {
        Duration wait = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return wait.compareTo(most) > 0 ? most : wait;
    }

    private static void check(String key, boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(key + " must be " + rule + ": " + value);
        }
    }
}
