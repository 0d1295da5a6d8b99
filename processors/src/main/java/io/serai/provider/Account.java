package io.serai.provider;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One key of a provider: its share of the calls, until when it is set aside for money or
 * credentials, and when its quota group may be asked.
 */
final class Account {
    private final int place;
    private final int weight;
    private final NotBefore quota;
    private final AtomicReference<Aside> aside = new AtomicReference<>(Aside.NEVER);

    /** Until when, and how often in a row. */
    private record Aside(Instant until, int times) {
        static final Aside NEVER = new Aside(Instant.MIN, 0);
    }

    Account(int place, int weight, NotBefore quota) {
        this.place = place;
        this.weight = weight;
        this.quota = quota;
    }

    /** Where it stands in the configuration, from 0. */
    int place() {
        return place;
    }

    int weight() {
        return weight;
    }

    boolean isAside(Instant now) {
        return now.isBefore(aside.get().until());
    }

    boolean isUsable(Instant now) {
        return !now.isBefore(usableFrom());
    }

    Instant usableFrom() {
        return NotBefore.later(aside.get().until(), quota.date());
    }

    /** With all that are of its quota group. */
    void throttle(Instant until) {
        quota.told(until);
    }

    /** One that was asked for before it was set aside says nothing. */
    void answered(Instant now) {
        aside.updateAndGet(old -> now.isBefore(old.until()) ? old : Aside.NEVER);
    }

    /** Until when; empty where it is set aside already. */
    Optional<Instant> setAside(Instant now, BreakerSettings waits) {
        Aside before =
                aside.getAndUpdate(old ->
                        now.isBefore(old.until())
                                ? old
                                : new Aside(
                                        now.plus(waits.openLong(old.times())), old.times() + 1));
        return now.isBefore(before.until()) ? Optional.empty() : Optional.of(aside.get().until());
    }
}
