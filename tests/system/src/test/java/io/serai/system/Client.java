package io.serai.system;

import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a producing and consuming team does, with Kafka's own clients. */
final class Client implements AutoCloseable {
    private final String servers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, TopicReader> readers = new ConcurrentHashMap<>();

    Client(String servers) {
        this.servers = servers;
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("max.request.size", 16 << 20);
        settings.put("max.in.flight.requests.per.connection", "1"); // new topics: KAFKA-15591
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void createTopic(String name, int partitions, Map<String, String> settings) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void createTopicIfMissing(String name, int partitions) {
        if (!topics().contains(name)) {
            createTopic(name, partitions, Map.of());
        }
    }

    Set<String> topics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            return admin.listTopics().names().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void deleteTopic(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.deleteTopics(List.of(name)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No later worker of this broker may find requests of a chain that nobody drains. */
    void deleteBacklogs(String chain) {
        topics().stream()
                .filter(topic -> topic.startsWith("ai.parked." + chain))
                .forEach(this::deleteTopic);
    }

    void setTopic(String name, String key, String value) {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var op = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(op))).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the request's source, {@code topic-partition-offset}. */
    String send(String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), value);
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        return send(record);
    }

    String send(ProducerRecord<byte[], byte[]> record) {
        try {
            RecordMetadata at = producer.send(record).get();
            return at.topic() + "-" + at.partition() + "-" + at.offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void sendAsync(ProducerRecord<byte[], byte[]> record) {
        var _ = producer.send(record);
    }

    /** Committed records of a topic, counted without keeping them. */
    int count(String topic) {
        return read(topic).size();
    }

    String send(String topic, String key, String json) {
        return send(topic, key, bytes(json), Map.of());
    }

    /** How far a group has come in a partition; -1 when it has committed nothing there. */
    long committed(String group, String topic, int partition) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var offset =
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(new TopicPartition(topic, partition));
            return offset == null ? -1 : offset.offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All committed records of a topic now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return reader(topic).all();
    }

    /**
     * All committed records of a topic, once what is written now is committed or not: a transaction
     * becomes visible in each partition by itself, a little sooner or later.
     */
    List<ConsumerRecord<byte[], byte[]>> readSettled(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            return reader(topic).settled(admin);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TopicReader reader(String topic) {
        return readers.computeIfAbsent(topic, _ -> new TopicReader(servers, topic));
    }

    List<Reply> replies(String topic) {
        return read(topic).stream()
                .map(record -> ReplyCodec.decode(record.value()).orElseThrow())
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        readers.values().forEach(TopicReader::close);
    }
}
