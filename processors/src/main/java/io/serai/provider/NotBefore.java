package io.serai.provider;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The date before which a provider asked not to be called: the later of all it gave. What is of one
 * quota group has one in common.
 */
final class NotBefore {
    private final AtomicReference<Instant> date = new AtomicReference<>(Instant.MIN);

    Instant date() {
        return date.get();
    }

    boolean isAhead(Instant now) {
        return now.isBefore(date.get());
    }

    void told(Instant other) {
        date.accumulateAndGet(other, NotBefore::later);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
