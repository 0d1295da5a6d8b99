package io.serai.processor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker's news are old, though its clock may be wrong: they are if they seem that much
 * later than its news did so far. News that seem late for longer than that are new, by a clock that
 * was set back: what had to wait comes all at once.
 */
final class Lateness {
    private final Duration fresh;
    private Duration usual;
    private @Nullable Instant lateSince;

    /**
     * @param fresh how much later than usual new ones may seem
     * @param first how late the first ones seem, which are never old
     */
    Lateness(Duration fresh, Duration first) {
        this.fresh = fresh;
        usual = first;
    }

    /**
     * @param delay from the telling, by the teller's clock, until now; negative where that is ahead
     */
    synchronized boolean isOld(Duration delay, Instant now) {
        if (delay.compareTo(usual.plus(fresh)) < 0) {
            usual = usual.compareTo(delay) < 0 ? usual : delay;
            lateSince = null;
            return false;
        }
        if (lateSince == null) {
            lateSince = now;
        }
        if (now.isBefore(lateSince.plus(fresh))) {
            return true;
        }
        usual = delay;
        lateSince = null;
        return false;
    }
}
