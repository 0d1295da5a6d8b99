package io.serai.operator;

import io.serai.model.Source;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** A topic as Kafka has it; its id tells it from an earlier topic of the same name. */
record KnownTopic(String name, Uuid id, List<TopicPartition> partitions) {
    KnownTopic {
        partitions = List.copyOf(partitions);
    }

    /** Names one of its records for good: {@code topic id/partition/offset}. */
    String key(Source at) {
        return id + "/" + at.partition() + "/" + at.offset();
    }
}
