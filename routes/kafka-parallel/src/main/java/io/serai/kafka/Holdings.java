package io.serai.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;

/** What this consumer owns: changed by the poll thread alone, seen by all as one {@link Owned}. */
final class Holdings {
    private final Map<TopicPartition, Partition> partitions = new HashMap<>();
    private final Set<String> memberIds = ConcurrentHashMap.newKeySet();
    private volatile Owned published = Owned.nothing();

    Owned now() {
        return published;
    }

    void publish(ConsumerGroupMetadata member) {
        memberIds.add(member.memberId());
        published = new Owned(member, partitions);
    }

    /** Whether this is the id of the member of the group, or of one before it here. */
    boolean isOurs(String memberId) {
        return memberIds.contains(memberId);
    }

    void add(Partition partition) {
        partitions.put(partition.id(), partition);
    }

    /** Those of them that are held. */
    List<Partition> of(Iterable<TopicPartition> ids) {
        List<Partition> held = new ArrayList<>();
        for (TopicPartition id : ids) {
            Partition partition = partitions.get(id);
            if (partition != null) {
                held.add(partition);
            }
        }
        return held;
    }

    void remove(Partition partition) {
        partitions.remove(partition.id(), partition);
    }

    void clear() {
        partitions.clear();
        published = Owned.nothing();
    }

    Set<TopicPartition> ids() {
        return Set.copyOf(partitions.keySet());
    }
}
