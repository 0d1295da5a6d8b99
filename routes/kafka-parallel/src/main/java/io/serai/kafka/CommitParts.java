package io.serai.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * What the group commit works with.
 *
 * @param committed reads what the group has committed; may throw {@link
 *     org.apache.kafka.common.KafkaException}
 */
record CommitParts(
        CommitQueue queue,
        Holdings holdings,
        Planner plans,
        Unavailable unavailable,
        Suspects suspects,
        Supplier<Map<TopicPartition, Progress>> committed,
        Rival rival,
        Duration transactionTimeout) {}
