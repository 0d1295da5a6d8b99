package io.serai.kafka;

import org.apache.camel.builder.EndpointProducerBuilder;

/**
 * A {@code kafka-parallel} end point to produce to: {@code to(KafkaParallel.produce("replies"))}.
 */
public final class ProducerEndpoint extends FluentEndpoint implements EndpointProducerBuilder {
    ProducerEndpoint(String topic) {
        super(topic);
    }
}
