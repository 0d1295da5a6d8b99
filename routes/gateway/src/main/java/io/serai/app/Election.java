package io.serai.app;

import java.util.Collections;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Elects one worker of the group by what Kafka elects anyway: the one that has partition 0 of the
 * first request topic.
 */
final class Election {
    private final TopicPartition seat;
    private volatile boolean elected;

    Election(Set<String> requestTopics) {
        seat = new TopicPartition(Collections.min(requestTopics), 0);
    }

    void assigned(Set<TopicPartition> partitions) {
        elected = partitions.contains(seat);
    }

    boolean isElected() {
        return elected;
    }
}
