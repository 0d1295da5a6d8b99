package io.serai.config;

import java.time.Duration;

/** Refusals of the settings' constructors: the key, the rule and the value. */
final class Require {
    private Require() {}

    static void positive(String key, long value) {
        holds(key, "must be positive", value > 0, value);
    }

    static void positive(String key, Duration value) {
        holds(key, "must be positive", value.isPositive(), value);
    }

    static void between(String key, double value, double least, double most) {
        boolean within = value >= least && value <= most;
        holds(key, "must be between " + least + " and " + most, within, value);
    }

    static void holds(String key, String rule, boolean holds, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(key + " " + rule + ", is " + value);
        }
    }
}
