package io.serai.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows one topic, whatever a group has read of it; sees only what is committed. */
final class TopicReader implements AutoCloseable {
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

    TopicReader(String servers, String topic) {
        this.topic = topic;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", servers,
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /** All that is committed now. */
    synchronized List<ConsumerRecord<byte[], byte[]>> all() {
        List<TopicPartition> partitions = assign();
        return upTo(consumer.endOffsets(partitions), partitions);
    }

    /** All that is written now, once it is known whether it is committed. */
    synchronized List<ConsumerRecord<byte[], byte[]>> settled(Admin admin)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = assign();
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(id -> id, _ -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all()
                .get()
                .forEach((id, end) -> ends.put(id, end.offset()));
        return upTo(ends, partitions);
    }

    private List<TopicPartition> assign() {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        return partitions;
    }

    private List<ConsumerRecord<byte[], byte[]>> upTo(
            Map<TopicPartition, Long> ends, List<TopicPartition> partitions) {
        while (partitions.stream().anyMatch(id -> consumer.position(id) < ends.get(id))) {
            consumer.poll(Duration.ofMillis(100)).forEach(read::add);
        }
        return List.copyOf(read);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
