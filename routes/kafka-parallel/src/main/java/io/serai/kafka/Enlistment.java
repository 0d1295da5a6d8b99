package io.serai.kafka;

import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.utils.Utils;

/**
 * Checks a record in its own thread before it may join a transaction, which it would ruin for all
 * others.
 */
final class Enlistment {
    private final Topics topics;
    private final long maxRequestSize;

    Enlistment(Topics topics, long maxRequestSize) {
        this.topics = topics;
        this.maxRequestSize = maxRequestSize;
    }

    Enlisted check(ProducerRecord<byte[], byte[]> produced) {
        Optional<TopicFacts> facts = facts(produced.topic());
        objection(produced, facts)
                .ifPresent(reason -> {
                    throw new RecordRefused(produced.topic(), reason);
                });
        return new Enlisted(
                produced, destination(produced, facts.orElseThrow()), Sizes.of(produced));
    }

    Optional<RecordRefused.Reason> objection(
            ProducerRecord<byte[], byte[]> produced, Optional<TopicFacts> facts) {
        if (facts.isEmpty()) {
            return Optional.of(new RecordRefused.Reason.UnknownTopic());
        }
        int partitions = facts.get().partitions();
        Integer partition = produced.partition();
        if (partition != null && partition >= partitions) {
            return Optional.of(new RecordRefused.Reason.UnknownPartition(partition, partitions));
        }
        long size = Sizes.of(produced);
        long limit = Math.min(maxRequestSize, facts.get().maxMessageBytes());
        return size > limit
                ? Optional.of(new RecordRefused.Reason.TooLarge(size, limit))
                : Optional.empty();
    }

    private Optional<TopicFacts> facts(String topic) {
        try {
            return topics.describe(topic);
        } catch (TopicAuthorizationException e) {
            throw new RecordRefused(topic, new RecordRefused.Reason.NotAuthorized(), e);
        }
    }

    private static Enlisted.Destination destination(
            ProducerRecord<byte[], byte[]> produced, TopicFacts facts) {
        if (produced.partition() != null) {
            return new Enlisted.Destination(produced.topic(), produced.partition());
        }
        int byKey =
                produced.key() == null
                        ? -1
                        : Utils.toPositive(Utils.murmur2(produced.key())) % facts.partitions();
        return new Enlisted.Destination(produced.topic(), byKey);
    }
}
