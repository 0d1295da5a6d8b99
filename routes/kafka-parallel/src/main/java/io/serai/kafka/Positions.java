package io.serai.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Kafka knows of partitions that are taken over; it is asked until it answers. */
final class Positions {
    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A broker that is away cuts each question off at once. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicIds ids;

    Positions(Consumer<byte[], byte[]> consumer, TopicIds ids) {
        this.consumer = consumer;
        this.ids = ids;
    }

    Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        return patiently("Committed offsets", () -> consumer.committed(partitions));
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return patiently("Beginning offsets", () -> consumer.beginningOffsets(partitions));
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return patiently("End offsets", () -> consumer.endOffsets(partitions));
    }

    /** Whether the consumer reads on from there: not if it has lost the partition meanwhile. */
    boolean moveTo(TopicPartition id, long offset) {
        try {
            consumer.seek(id, offset);
            return true;
        } catch (IllegalStateException e) {
            LOG.atDebug().log("{} was lost before it was taken: {}", id, e.toString());
            return false;
        }
    }

    /** Of the topics that exist. */
    Map<String, Uuid> topics(Collection<TopicPartition> partitions) {
        Set<String> names =
                partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        return patiently("Topics", () -> ask(names));
    }

    private Map<String, Uuid> ask(Set<String> names) {
        try {
            return ids.of(names).orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof KafkaException cause
                            && !(cause instanceof TimeoutException)
                    ? cause
                    : new TimeoutException("No answer within " + LIMIT, e);
        }
    }

    private static <T> T patiently(String what, Supplier<T> ask) {
        while (true) {
            try {
                return ask.get();
            } catch (TimeoutException | DisconnectException e) {
                LOG.atWarn().log("{} are not readable yet: {}", what, e.toString());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
