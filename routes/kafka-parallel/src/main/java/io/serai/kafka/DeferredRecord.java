package io.serai.kafka;

import java.time.Instant;
import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that waits outside memory: enough to find it again, and its size to book a place before
 * it is read.
 */
record DeferredRecord(
        Partition partition,
        long offset,
        long timestamp,
        Instant due,
        String event,
        History history,
        long size) {

    private static final Comparator<DeferredRecord> PLACE =
            Comparator.<DeferredRecord>comparingLong(DeferredRecord::offset)
                    .thenComparing(deferred -> deferred.partition().id().topic())
                    .thenComparingInt(deferred -> deferred.partition().id().partition())
                    .thenComparingInt(deferred -> System.identityHashCode(deferred.partition()));

    static final Comparator<DeferredRecord> EARLIEST_DUE =
            Comparator.comparing(DeferredRecord::due).thenComparing(PLACE);

    static final Comparator<DeferredRecord> OLDEST =
            Comparator.comparingLong(DeferredRecord::timestamp).thenComparing(PLACE);

    static DeferredRecord of(Delivery delivery, Settlement.Deferred until, History history) {
        return new DeferredRecord(
                delivery.source(),
                delivery.offset(),
                delivery.timestamp(),
                until.due(),
                until.event(),
                history,
                Sizes.of(delivery.consumed()));
    }

    DeferredRecord dueAt(Instant turn) {
        return new DeferredRecord(partition, offset, timestamp, turn, event, history, size);
    }

    /** A record that waits for those of its key before it; due when its turn comes. */
    static DeferredRecord heldBack(
            Partition partition, ConsumerRecord<byte[], byte[]> held, History history) {
        return new DeferredRecord(
                partition,
                held.offset(),
                held.timestamp(),
                Instant.MAX,
                DeferralQueue.REDELIVERY,
                history,
                Sizes.of(held));
    }
}
