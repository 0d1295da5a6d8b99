package io.serai.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** What a test does with a broker from outside. */
final class Kafka {
    private final String servers;
    private final Clients clients;

    Kafka(String servers) {
        this.servers = servers;
        this.clients = new Clients(servers, Map.of());
    }

    String servers() {
        return servers;
    }

    Clients clients() {
        return clients;
    }

    /** A topic with a name of its own. */
    String topic(String name, int partitions) {
        return topic(name, partitions, Map.of());
    }

    String topic(String name, int partitions, Map<String, String> settings) {
        String unique = name + "-" + UUID.randomUUID();
        create(unique, partitions, settings);
        return unique;
    }

    void create(String topic, int partitions, Map<String, String> settings) {
        withAdmin(admin ->
                admin.createTopics(
                                List.of(
                                        new NewTopic(
                                                        topic,
                                                        Optional.of(partitions),
                                                        Optional.empty())
                                                .configs(settings)))
                        .all()
                        .get());
    }

    /** How the coordinator treats this group. */
    void setGroup(String group, Map<String, String> settings) {
        List<AlterConfigOp> ops =
                settings.entrySet().stream()
                        .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                        .toList();
        withAdmin(admin ->
                admin.incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), ops))
                        .all()
                        .get());
    }

    void delete(String topic) {
        withAdmin(admin -> admin.deleteTopics(List.of(topic)).all().get());
    }

    interface AdminCall<T> {
        T with(Admin admin) throws Exception;
    }

    <T> T withAdmin(AdminCall<T> call) {
        try (Admin admin = clients.admin()) {
            return call.with(admin);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void send(String topic, int count) {
        send(topic, count, Kafka::name);
    }

    /** Keys and values are r0, r1, ... unless another value is asked for. */
    void send(String topic, int count, IntFunction<byte[]> value) {
        send(topic, IntStream.range(0, count), value);
    }

    /** The next after as many as were sent. */
    void send(String topic, int sent, int more) {
        send(topic, IntStream.range(sent, sent + more), Kafka::name);
    }

    private void send(String topic, IntStream numbers, IntFunction<byte[]> value) {
        try (Producer<byte[], byte[]> producer = clients.plain()) {
            numbers.forEach(n -> {
                var _ = producer.send(new ProducerRecord<>(topic, name(n), value.apply(n)));
            });
            producer.flush();
        }
    }

    private static byte[] name(int number) {
        return ("r" + number).getBytes(StandardCharsets.UTF_8);
    }

    /** All committed records of a topic, as a read_committed consumer sees them now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients.reader()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(id -> consumer.position(id) < ends.get(id))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    List<String> keys(String topic) {
        return read(topic).stream()
                .map(each -> new String(each.key(), StandardCharsets.UTF_8))
                .toList();
    }

    Map<TopicPartition, OffsetAndMetadata> offsets(String group) {
        return withAdmin(admin ->
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
    }
}
