package io.serai.system;

import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** What {@code -Pcontainers} runs the system tests against. */
final class Containers {
    /** The one docker-compose.yml names, and the settings it has there. */
    private static final String IMAGE = "apache/kafka:4.3.1";

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                    "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4",
                    "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4",
                    "KAFKA_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS", "6000",
                    "KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "10000",
                    "KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "500",
                    "KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000");

    private Containers() {}

    static boolean wanted() {
        return Boolean.getBoolean("serai.containers");
    }

    static boolean available() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Starts a Kafka that lives as long as this JVM; returns where it listens. */
    static String kafka() {
        KafkaContainer kafka = new KafkaContainer(IMAGE).withEnv(SETTINGS);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop));
        kafka.start();
        return kafka.getBootstrapServers();
    }
}
