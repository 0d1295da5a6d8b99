package io.serai.app;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.kafka;

import io.serai.kafka.KafkaParallelComponent;
import io.serai.processor.HealthWatch;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.builder.EndpointConsumerBuilder;

/**
 * Every worker reads all of the health topic, from now on: plain camel-kafka serves what is
 * low-rate.
 */
final class HealthTopic {
    /** A stop waits for the poll that is under way. */
    private static final Duration POLL = Duration.ofMillis(250);

    private HealthTopic() {}

    /**
     * @param group begins the name of this worker's own group
     */
    static EndpointConsumerBuilder consumer(KafkaParallelComponent component, String group) {
        return kafka(HealthWatch.TOPIC)
                .brokers(component.getBootstrapServers())
                .groupId(group + "-" + component.getWorkerId() + "-" + UUID.randomUUID())
                .autoOffsetReset("latest")
                .autoCommitEnable(false)
                .pollTimeoutMs(POLL.toMillis())
                .valueDeserializer("org.apache.kafka.common.serialization.ByteArrayDeserializer")
                .additionalProperties(Map.copyOf(component.getClientProperties()));
    }
}
