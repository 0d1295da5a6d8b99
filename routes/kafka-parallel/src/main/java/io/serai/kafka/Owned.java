package io.serai.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Membership and partitions as one value, published by the poll thread. A commit takes both from
 * the same one: the broker checks the member's epoch but not what it owns, so fresh metadata beside
 * a stale set of partitions would overwrite another member's offsets.
 */
record Owned(@Nullable ConsumerGroupMetadata member, Map<TopicPartition, Partition> partitions) {

    Owned {
        partitions = Map.copyOf(partitions);
    }

    /** Before joining and after leaving. */
    static Owned nothing() {
        return new Owned(null, Map.of());
    }

    boolean has(Partition partition) {
        return partitions.get(partition.id()) == partition;
    }

    Collection<Partition> all() {
        return partitions.values();
    }
}
