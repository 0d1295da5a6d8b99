package io.serai.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The deferred records of one route: waiting -> due, or waiting -> released -> due -> taken. Those
 * that are due go before those that were released; those of partitions that cannot be read stand
 * aside meanwhile, as ready as they are.
 */
final class DeferralQueue {
    /** The event of a redelivery, and of a turn that has come: nobody releases it. */
    static final String REDELIVERY = "";

    private final Deferrals deferrals;
    private final InstantSource clock;
    private final Bell bell = new Bell();
    private final NavigableSet<DeferredRecord> waiting = new TreeSet<>(DeferredRecord.EARLIEST_DUE);
    private final Ready ready = new Ready();
    private final Map<TopicPartition, Ready> aside = new HashMap<>();

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

    /** What was taken and could not be read is as ready as before. */
    synchronized void putBack(DeferredRecord deferred) {
        waiting.add(deferred);
        readyLike(deferred).released(deferred);
        bell.ring();
    }

    /** False if the record is due already, taken or dropped. */
    synchronized boolean release(DeferredRecord deferred) {
        boolean known = waiting.contains(deferred);
        if (known) {
            readyLike(deferred).released(deferred);
            bell.ring();
        }
        return known;
    }

    private Ready readyLike(DeferredRecord deferred) {
        return aside.getOrDefault(deferred.partition().id(), ready);
    }

    /** How many records can be read, after those whose time has come have been moved. */
    synchronized int ready() {
        Instant now = clock.instant();
        while (!waiting.isEmpty() && !waiting.first().due().isAfter(now)) {
            DeferredRecord next = waiting.removeFirst();
            readyLike(next).due(next);
        }
        return ready.size();
    }

    synchronized @Nullable DeferredRecord peek() {
        return ready.first();
    }

    /** Takes a ready record out; false if it has gone meanwhile. */
    boolean take(DeferredRecord deferred) {
        boolean taken;
        synchronized (this) {
            taken = ready.remove(deferred);
            waiting.remove(deferred);
        }
        deferrals.remove(deferred);
        return taken;
    }

    /** Its records cannot be read: nobody is to hold places for them. */
    synchronized void setAside(TopicPartition partition) {
        Ready apart = aside.computeIfAbsent(partition, _ -> new Ready());
        ready.moveTo(apart, deferred -> deferred.partition().id().equals(partition));
    }

    /** Its records can be read again. */
    synchronized void takeIn(TopicPartition partition) {
        Ready apart = aside.remove(partition);
        if (apart != null) {
            apart.moveTo(ready, _ -> true);
            bell.ring();
        }
    }

    /** Forgets the records of a partition that went away: its next owner reads them. */
    void forget(Partition partition) {
        Predicate<DeferredRecord> isOfIt = deferred -> deferred.partition() == partition;
        Set<DeferredRecord> gone = new HashSet<>();
        synchronized (this) {
            waiting.stream().filter(isOfIt).forEach(gone::add);
            gone.addAll(ready.matching(isOfIt));
            aside.values().forEach(apart -> gone.addAll(apart.matching(isOfIt)));
            waiting.removeIf(isOfIt);
            gone.forEach(ready::remove);
            aside.values().forEach(apart -> gone.forEach(apart::remove));
        }
        gone.forEach(deferrals::remove);
    }

    synchronized int size() {
        int apart = aside.values().stream().mapToInt(Ready::sizeOfDue).sum();
        return waiting.size() + ready.sizeOfDue() + apart;
    }

    /** Waits until something was added or released, at most so long. */
    void await(Duration atMost) {
        bell.await(atMost);
    }
}
