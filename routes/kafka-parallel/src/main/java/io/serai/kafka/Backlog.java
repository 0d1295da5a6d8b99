package io.serai.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was fetched of one partition and has not begun. Not thread-safe: {@link Partition} guards
 * it.
 */
final class Backlog {
    private final OffsetTracker tracker;
    private final Claims claims;
    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private long fetchedTo;

    Backlog(OffsetTracker tracker, Claims claims) {
        this.tracker = tracker;
        this.claims = claims;
        this.fetchedTo = tracker.mark();
    }

    void fetched(List<ConsumerRecord<byte[], byte[]>> more, long next) {
        records.addAll(more);
        fetchedTo = Math.max(fetchedTo, next);
        skipDone();
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Whether more should be fetched; the window may be full. */
    boolean wantsRecords() {
        return records.isEmpty() && tracker.fits(fetchedTo);
    }

    /** Whether records wait for a claim to be committed. */
    boolean wantsClaim() {
        return !records.isEmpty() && !claims.covers(records.element().offset());
    }

    /** How far the next commit should claim. */
    long claim() {
        return claims.ahead(fetchedTo);
    }

    /** The next record, if it may begin now. */
    @Nullable ConsumerRecord<byte[], byte[]> next() {
        skipDone();
        ConsumerRecord<byte[], byte[]> next = records.peek();
        return next == null || !claims.covers(next.offset()) || !tracker.fits(next.offset())
                ? null
                : next;
    }

    ConsumerRecord<byte[], byte[]> remove() {
        return records.remove();
    }

    void skipDone() {
        while (!records.isEmpty() && tracker.isDone(records.element().offset())) {
            tracker.begin(records.remove().offset());
        }
        if (records.isEmpty() && tracker.fits(fetchedTo)) {
            tracker.reach(fetchedTo);
        }
    }

    /** Nothing of it will begin here. */
    void clear() {
        records.clear();
        fetchedTo = tracker.position();
    }
}
