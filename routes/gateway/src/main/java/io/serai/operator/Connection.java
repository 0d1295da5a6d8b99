package io.serai.operator;

import io.serai.model.Team;
import io.serai.routing.DeadlinePolicy;
import io.serai.routing.TeamPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach Kafka, and what commands have to know of the configuration.
 *
 * @param properties of every Kafka client, such as SASL and TLS
 * @param requestBytes longest value of a request
 */
public record Connection(
        String bootstrapServers,
        Map<String, String> properties,
        int requestBytes,
        DeadlinePolicy deadlines,
        List<TeamPolicy> teams) {
    /** Somebody waits before a screen: say soon that nobody answers. */
    private static final int PATIENCE_MILLIS = 10_000;

    /** The broker's limit of each topic decides, not the client's. */
    private static final int LARGEST_RECORD = 64 << 20;

    private static final int TRANSACTION_MILLIS = 30_000;

    public Connection {
        properties = Map.copyOf(properties);
        teams = List.copyOf(teams);
    }

    Connection to(String servers) {
        return new Connection(servers, properties, requestBytes, deadlines, teams);
    }

    Optional<TeamPolicy> team(Team team) {
        return teams.stream().filter(policy -> policy.team().equals(team)).findFirst();
    }

    Admin admin() {
        return Admin.create(settings(Map.of()));
    }

    /** Sees what is committed, belongs to no group and creates no topic. */
    Consumer<byte[], byte[]> reader() {
        var settings =
                settings(
                        Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false));
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], byte[]> producer() {
        return producer(Map.of());
    }

    Producer<byte[], byte[]> transactional(String id) {
        return producer(
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, id,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS));
    }

    /**
     * One request in flight: the first of several may never get into a topic that was just created
     * (KAFKA-15591).
     */
    private Producer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> needed = new HashMap<>(more);
        needed.put(ProducerConfig.ACKS_CONFIG, "all");
        needed.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        needed.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        needed.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        needed.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        needed.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        needed.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * PATIENCE_MILLIS);
        return new KafkaProducer<>(
                settings(needed), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> settings(Map<String, Object> needed) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.putAll(properties);
        settings.putAll(needed);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }
}
