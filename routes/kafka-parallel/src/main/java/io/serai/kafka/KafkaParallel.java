package io.serai.kafka;

/** Typed end points for {@code from(..)} and {@code to(..)}. */
public final class KafkaParallel {
    private KafkaParallel() {}

    public static ConsumerEndpoint consume(String... topics) {
        return new ConsumerEndpoint(String.join(",", topics));
    }

    public static ProducerEndpoint produce(String topic) {
        return new ProducerEndpoint(topic);
    }
}
