package io.serai.kafka;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Is told after each rebalance, in the poll thread: it must not block. */
@FunctionalInterface
public interface AssignmentListener {
    /** What this consumer has now, of all partitions of the topics it subscribes to. */
    void assigned(Set<TopicPartition> assigned, Set<TopicPartition> all);
}
