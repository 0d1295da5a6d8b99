package io.serai.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records of a topic, up to where it ended when the reading began. */
record TopicScan(Connection connection, Duration longest) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** How far a scan came. */
    record Extent(String topic, long read, long left) {
        boolean complete() {
            return left == 0;
        }
    }

    Extent read(
            KnownTopic topic,
            Optional<Instant> since,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (var reader = connection.reader()) {
            reader.assign(topic.partitions());
            var ends = reader.endOffsets(topic.partitions());
            begin(reader, topic, since);
            long started = System.nanoTime();
            long read = 0;
            while (left(reader, ends) > 0 && System.nanoTime() - started < longest.toNanos()) {
                var records = reader.poll(POLL);
                records.forEach(each);
                read += records.count();
            }
            return new Extent(topic.name(), read, left(reader, ends));
        }
    }

    private static void begin(
            Consumer<byte[], byte[]> reader, KnownTopic topic, Optional<Instant> since) {
        reader.seekToBeginning(topic.partitions());
        since.ifPresent(instant -> {
            reader.seekToEnd(topic.partitions());
            var asked =
                    topic.partitions().stream()
                            .collect(Collectors.toMap(id -> id, _ -> instant.toEpochMilli()));
            reader.offsetsForTimes(asked)
                    .forEach((id, found) -> {
                        if (found != null) {
                            reader.seek(id, found.offset());
                        }
                    });
        });
    }

    private static long left(Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - reader.position(end.getKey())))
                .sum();
    }
}
