package io.serai.app;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Elects one worker of the group by what Kafka elects anyway: the one that has partition 0 of a
 * request topic.
 */
final class Election {
    private volatile boolean elected;

    void assigned(Set<TopicPartition> partitions) {
        elected = partitions.stream().anyMatch(partition -> partition.partition() == 0);
    }

    boolean isElected() {
        return elected;
    }
}
