package io.serai.standins;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;

/** Remembers the calls of the last minute, and so knows whether one more is allowed. */
final class CallWindow {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final ArrayDeque<Instant> calls = new ArrayDeque<>();

    CallWindow(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Allowance take(int limit) {
        Instant now = clock.instant();
        while (!calls.isEmpty() && !calls.getFirst().plus(LENGTH).isAfter(now)) {
            calls.removeFirst();
        }
        if (calls.size() < limit) {
            calls.addLast(now);
            return new Allowance(limit, limit - calls.size(), untilFirstLeaves(now), Duration.ZERO);
        }
        return new Allowance(limit, 0, untilFirstLeaves(now), untilFirstLeaves(now));
    }

    synchronized void clear() {
        calls.clear();
    }

    private Duration untilFirstLeaves(Instant now) {
        return Duration.between(now, calls.getFirst().plus(LENGTH));
    }
}
