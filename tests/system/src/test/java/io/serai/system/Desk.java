package io.serai.system;

import io.serai.model.Classification;
import io.serai.model.Team;
import io.serai.operator.Connection;
import io.serai.routing.DeadlinePolicy;
import io.serai.routing.TeamPolicy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;

/**
 * Where an operator sits: a broker with Serai's topics, and a terminal whose text is kept. The
 * broker is not the one other tests share, whose workers would answer what is replayed here.
 */
final class Desk {
    static final Duration DEFAULT_TTL = Duration.ofHours(24);

    private static final String SERVERS = start();

    private Desk() {}

    /** What a command printed and how it ended. */
    record Ran(int exitCode, String out, String err) {}

    static Ran run(CommandLine command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                command.setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    static Connection connection() {
        return new Connection(
                SERVERS,
                Map.of(),
                1 << 20,
                new DeadlinePolicy(Duration.ofDays(7), DEFAULT_TTL),
                List.of(
                        team("default", "ai.requests", "ai.replies", Classification.INTERNAL),
                        team(
                                "red",
                                "ai.requests.red",
                                "ai.replies.red",
                                Classification.RESTRICTED)));
    }

    private static TeamPolicy team(
            String name, String requests, String replies, Classification lowest) {
        return new TeamPolicy(new Team(name), requests, replies, List.of(), lowest, false);
    }

    static RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try (var producer =
                new KafkaProducer<>(
                        settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All committed records of a topic now. */
    static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer = consumer(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.keySet().stream().anyMatch(id -> consumer.position(id) < ends.get(id))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    /** Reads from the beginning of a topic what is committed. */
    static KafkaConsumer<byte[], byte[]> consumer(String topic) {
        var consumer =
                new KafkaConsumer<>(
                        settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", SERVERS, "isolation.level", "read_committed");
    }

    private static String start() {
        String servers = Broker.fresh();
        createTopics(servers);
        return servers;
    }

    private static void createTopics(String servers) {
        var topics =
                List.of(
                        topic("ai.requests", Map.of()),
                        topic("ai.requests.red", Map.of()),
                        topic("ai.replies", Map.of()),
                        topic("ai.replies.red", Map.of()),
                        topic("ai.replays", Map.of()),
                        topic("ai.dead-letters", Map.of("retention.ms", "2592000000")),
                        topic("ai.dead-letters.dispositions", Map.of("cleanup.policy", "compact")));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewTopic topic(String name, Map<String, String> settings) {
        return new NewTopic(name, 2, (short) 1).configs(settings);
    }
}
