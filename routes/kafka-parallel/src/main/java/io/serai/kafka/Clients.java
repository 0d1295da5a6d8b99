package io.serai.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Opens Kafka clients: what the guarantees need is set here, everything else may be passed through.
 */
final class Clients {
    private static final int MIB = 1024 * 1024;
    private static final Duration MOST_BETWEEN_POLLS = Duration.ofMinutes(1);

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Object> common;

    Clients(String bootstrapServers, Map<String, String> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        this.common = Map.copyOf(all);
    }

    Admin admin() {
        return Admin.create(
                with(
                        Map.of(
                                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000)));
    }

    /** A member of the group. It never resets an offset by itself, and never creates a topic. */
    Consumer<byte[], byte[]> member(KafkaParallelOptions options, Identity identity) {
        Map<String, Object> settings = reading();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, identity.groupId());
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, identity.instanceId());
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, options.getGroupProtocol());
        Duration betweenPolls = options.getFinishTimeout().plus(MOST_BETWEEN_POLLS);
        settings.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(betweenPolls.toMillis()));
        if (options.getGroupProtocol().equals("classic")) {
            settings.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    List.of(CooperativeStickyAssignor.class.getName()));
            settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        }
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads single records again; belongs to no group. */
    Consumer<byte[], byte[]> reader() {
        Map<String, Object> settings = reading();
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> reading() {
        Map<String, Object> settings =
                new HashMap<>(
                        Map.of(
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100,
                                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * MIB,
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024));
        settings.putAll(common);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    Producer<byte[], byte[]> transactional(String transactionalId) {
        Map<String, Object> settings = writing();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(transactionTimeout().toMillis()));
        return producer(settings);
    }

    /** How long a transaction may stay open. The other time-outs of the producer are well below. */
    Duration transactionTimeout() {
        Object configured = common.get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        return configured == null
                ? TRANSACTION_TIMEOUT
                : Duration.ofMillis(Long.parseLong(configured.toString()));
    }

    Producer<byte[], byte[]> plain() {
        return producer(writing());
    }

    /** The limit of a request, which each record must stay below. */
    long maxRequestSize() {
        Object configured = common.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        return configured == null ? MIB : Long.parseLong(configured.toString());
    }

    /**
     * One request in flight: after another the broker may refuse the second while it still ends a
     * transaction.
     */
    private Map<String, Object> writing() {
        Map<String, Object> settings =
                new HashMap<>(
                        Map.of(
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                5_000,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                5_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                10_000,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                128 * 1024,
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                                1,
                                ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                                20));
        settings.putAll(common);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> with(Map<String, Object> defaults) {
        Map<String, Object> settings = new HashMap<>(defaults);
        settings.putAll(common);
        return settings;
    }
}
