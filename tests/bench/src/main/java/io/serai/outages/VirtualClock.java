package io.serai.outages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes as fast as what is to happen in it is done. */
final class VirtualClock implements InstantSource {
    private record Event(Instant at, long order, Runnable what) {}

    private final PriorityQueue<Event> ahead =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
    private Instant now = Instant.EPOCH;
    private long order;

    @Override
    public Instant instant() {
        return now;
    }

    /** Since the calendar's begin. */
    Duration elapsed() {
        return Duration.between(Instant.EPOCH, now);
    }

    void after(Duration wait, Runnable what) {
        ahead.add(new Event(now.plus(wait), order++, what));
    }

    /** Lets happen what is due by then. */
    void runUntil(Duration end) {
        Instant last = Instant.EPOCH.plus(end);
        for (Event next = ahead.peek();
                next != null && !next.at().isAfter(last);
                next = ahead.peek()) {
            ahead.remove();
            now = next.at();
            next.what().run();
        }
    }
}
