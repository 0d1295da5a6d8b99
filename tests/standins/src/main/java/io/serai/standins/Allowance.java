package io.serai.standins;

import java.time.Duration;

/** The state of a rate limit as its headers tell it; {@code delay} is zero while calls remain. */
record Allowance(int limit, int remaining, Duration reset, Duration delay) {

    static Allowance ample() {
        return new Allowance(4_000, 3_999, Duration.ofMillis(15), Duration.ZERO);
    }

    static Allowance spent(Duration delay) {
        return new Allowance(60, 0, delay, delay);
    }

    boolean granted() {
        return delay.isZero();
    }
}
