package io.serai.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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

/**
 * What Kafka knows of partitions that are taken over; it is asked until it answers, or until nobody
 * wants to know any more.
 */
final class Positions {
    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A broker that is away cuts each question off at once. */
    private static final Backoff PAUSE = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final Consumer<byte[], byte[]> consumer;
    private final TopicIds ids;
    private final BooleanSupplier running;

    /**
     * @param running false once it stops: then what Kafka refuses is thrown
     */
    Positions(Consumer<byte[], byte[]> consumer, TopicIds ids, BooleanSupplier running) {
        this.consumer = consumer;
        this.ids = ids;
        this.running = running;
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

    private <T> T patiently(String what, Supplier<T> ask) {
        for (int refusals = 1; ; refusals++) {
            try {
                return ask.get();
            } catch (TimeoutException | DisconnectException e) {
                if (!running.getAsBoolean()) {
                    throw e;
                }
                LOG.atWarn().log("{} are not readable yet: {}", what, e.toString());
                LockSupport.parkNanos(PAUSE.before(refusals).toNanos());
            }
        }
    }
}
