package io.serai.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come, and not for ever. */
final class Patience {
    private static final Duration STEP = Duration.ofMillis(50);

    private Patience() {}

    /** Throws when it has not come within the limit. */
    static void await(String what, Duration limit, BooleanSupplier done) {
        if (!within(limit, done)) {
            throw new IllegalStateException("not within " + limit.toSeconds() + " s: " + what);
        }
    }

    /** Whether it came within the limit. */
    static boolean within(Duration limit, BooleanSupplier done) {
        return within(limit, STEP, done);
    }

    /** For what is not looked at so lightly. */
    static boolean within(Duration limit, Duration step, BooleanSupplier done) {
        long end = System.nanoTime() + limit.toNanos();
        boolean came = done.getAsBoolean();
        while (!came && System.nanoTime() < end) {
            LockSupport.parkNanos(step.toNanos());
            came = done.getAsBoolean();
        }
        return came;
    }

    /** Lets time pass while the requests flow. */
    static void pass(Duration time) {
        boolean _ = within(time, () -> false);
    }
}
