package io.serai.kafka;

import java.time.Duration;

/** Doubles from the first wait up to the longest. */
record Backoff(Duration first, Duration longest) {

    /** The wait before attempt n, counted from 1. */
    Duration before(int attempt) {
        long factor = 1L << Math.clamp(attempt - 1L, 0, 30);
        Duration doubled = first.multipliedBy(factor);
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
