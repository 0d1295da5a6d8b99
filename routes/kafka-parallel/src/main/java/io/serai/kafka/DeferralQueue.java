package io.serai.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The deferred records of one route: waiting -> due, or waiting -> released -> due -> taken. Those
 * that are due go before those that were released.
 */
final class DeferralQueue {
    /** The event of a redelivery, and of a turn that has come: nobody releases it. */
    static final String REDELIVERY = "";

    private final Deferrals deferrals;
    private final InstantSource clock;
    private final Bell bell = new Bell();
    private final NavigableSet<DeferredRecord> waiting = new TreeSet<>(DeferredRecord.EARLIEST_DUE);
    private final NavigableSet<DeferredRecord> released = new TreeSet<>(DeferredRecord.OLDEST);
    private final NavigableSet<DeferredRecord> due = new TreeSet<>(DeferredRecord.EARLIEST_DUE);

    DeferralQueue(Deferrals deferrals, InstantSource clock) {
        this.deferrals = deferrals;
        this.clock = clock;
    }

    void add(DeferredRecord deferred) {
        synchronized (this) {
            waiting.add(deferred);
        }
        if (!deferred.event().equals(REDELIVERY)) {
            deferrals.add(deferred, this);
        }
        bell.ring();
    }

    /** Its turn has come: it goes behind what is due already. */
    void addNow(DeferredRecord deferred) {
        add(deferred.dueAt(clock.instant()));
    }

    /** False if the record is due already, taken or dropped. */
    synchronized boolean release(DeferredRecord deferred) {
        boolean known = waiting.contains(deferred);
        if (known) {
            released.add(deferred);
            bell.ring();
        }
        return known;
    }

    /** How many records are ready, after those whose time has come have been moved. */
    synchronized int ready() {
        Instant now = clock.instant();
        while (!waiting.isEmpty() && !waiting.first().due().isAfter(now)) {
            DeferredRecord next = waiting.removeFirst();
            released.remove(next);
            due.add(next);
        }
        return due.size() + released.size();
    }

    synchronized @Nullable DeferredRecord peek() {
        return due.isEmpty() ? (released.isEmpty() ? null : released.first()) : due.first();
    }

    /** Takes a ready record out; false if it has gone meanwhile. */
    boolean take(DeferredRecord deferred) {
        boolean taken;
        synchronized (this) {
            boolean wasReleased = released.remove(deferred);
            boolean wasWaiting = waiting.remove(deferred);
            taken = due.remove(deferred) || (wasReleased && wasWaiting);
        }
        deferrals.remove(deferred);
        return taken;
    }

    /** Forgets the records of a partition that went away: its next owner reads them. */
    void forget(Partition partition) {
        List<DeferredRecord> gone;
        synchronized (this) {
            gone =
                    java.util.stream.Stream.of(waiting, due)
                            .flatMap(NavigableSet::stream)
                            .filter(deferred -> deferred.partition() == partition)
                            .toList();
            gone.forEach(waiting::remove);
            gone.forEach(released::remove);
            gone.forEach(due::remove);
        }
        gone.forEach(deferrals::remove);
    }

    synchronized int size() {
        return waiting.size() + due.size();
    }

    /** Waits until something was added or released, at most so long. */
    void await(Duration atMost) {
        bell.await(atMost);
    }
}
