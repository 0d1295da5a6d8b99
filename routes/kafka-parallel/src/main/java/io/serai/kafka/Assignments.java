package io.serai.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the outside what this consumer has been assigned. */
final class Assignments {
    private static final Logger LOG = LoggerFactory.getLogger(Assignments.class);

    private final List<String> topics;
    private final @Nullable AssignmentListener listener;

    Assignments(List<String> topics, @Nullable AssignmentListener listener) {
        this.topics = topics;
        this.listener = listener;
    }

    void tell(Consumer<byte[], byte[]> consumer) {
        if (listener == null) {
            return;
        }
        try {
            listener.assigned(Set.copyOf(consumer.assignment()), all(consumer));
        } catch (KafkaException e) {
            LOG.atWarn()
                    .log("All partitions of {} are not known just now: {}", topics, e.toString());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("The assignment listener failed");
        }
    }

    private Set<TopicPartition> all(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> all = new HashSet<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(info -> all.add(new TopicPartition(topic, info.partition())));
        }
        return all;
    }

    /** Records that have not been fetched yet, as far as the last fetches tell. */
    long lag(Consumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream().mapToLong(id -> lag(consumer, id)).sum();
    }

    private static long lag(Consumer<byte[], byte[]> consumer, TopicPartition id) {
        try {
            return consumer.currentLag(id).orElse(0);
        } catch (IllegalStateException _) {
            return 0;
        }
    }
}
