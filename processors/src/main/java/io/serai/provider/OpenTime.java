package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an open circuit stays open: the later of all dates, of which failed trials and repeated
 * refusals double the next, while a good probe ends a wait early that plain failures began. Guarded
 * by the lock of its breaker.
 */
final class OpenTime {
    private final BreakerSettings settings;

    private int failedTrials;
    private int longOpenings;
    private boolean openedLong;
    private boolean lastProbeGood = true;
    private Instant begun = Instant.MIN;
    private Instant until = Instant.MIN;

    OpenTime(BreakerSettings settings) {
        this.settings = settings;
    }

    Instant until() {
        return until;
    }

    boolean isOver(Instant now) {
        return lastProbeGood && !now.isBefore(until);
    }

    /** Whether it is open for money or credentials. */
    boolean isLong() {
        return openedLong;
    }

    /** It has opened; whoever did so without a date means the shortest wait. */
    void begin(Instant now) {
        begun = now;
        until = until.isAfter(now) ? until : now.plus(settings.openFor());
    }

    void atLeastUntil(Instant date) {
        until = NotBefore.later(until, date);
    }

    /** The provider was tried and failed again. */
    void trialFailed() {
        failedTrials++;
    }

    Duration afterFailures() {
        return settings.openFor(failedTrials);
    }

    /**
     * @param atMost where it is known when the provider can be asked again
     */
    Duration afterRefusal(Optional<Duration> atMost) {
        openedLong = true;
        Duration wait = settings.openLong(longOpenings++);
        return atMost.filter(most -> most.compareTo(wait) < 0).orElse(wait);
    }

    /** A good probe from before the circuit opened says nothing of whether the provider is back. */
    void probed(boolean good, Instant at) {
        if (good && at.isBefore(begun)) {
            return;
        }
        lastProbeGood = good;
        if (good && !openedLong && failedTrials == 0) {
            until = Instant.MIN;
        }
    }

    /** The provider answers again: nothing is held against it. */
    void end() {
        failedTrials = 0;
        longOpenings = 0;
        openedLong = false;
        until = Instant.MIN;
    }
}
