package io.serai.processor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells a teller's old news, which came with the others after a wait, from news by a wrong clock:
 * how late they seem has to be compared with how late those before them seemed. Who is late for
 * longer than catching up takes has another clock by now.
 */
final class Lateness {
    private final Duration fresh;
    private Duration usual;
    private @Nullable Instant lateSince;

    /**
     * @param fresh how much later than usual news may be
     * @param first how late the first news seem, which nobody had to wait for
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
