package io.serai.system.clients;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The README's example in Java: what stands between the markers is in the README too. */
public final class JavaClient {
    private JavaClient() {}

    // README begin
    /**
     * Returns the request's source, topic-partition-offset, when Kafka has it: Serai answers from
     * here on.
     */
    public static String send(String servers, String topic, String id, String json)
            throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var request = new ProducerRecord<>(topic, "customer-7", json);
            request.headers().add("serai-id", id.getBytes(StandardCharsets.UTF_8));
            request.headers().add("serai-ttl", "4h".getBytes(StandardCharsets.UTF_8));
            var at = producer.send(request).get();
            return at.topic() + "-" + at.partition() + "-" + at.offset();
        }
    }

    /** Reads replies until one is enough; read_committed, or a reply may be seen that never was. */
    public static void read(
            String servers, String topic, Predicate<ConsumerRecord<String, String>> isEnough) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", servers,
                        "group.id", "my-team",
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            boolean enough = false;
            while (!enough) {
                for (var reply : consumer.poll(Duration.ofSeconds(1))) {
                    enough |= isEnough.test(reply);
                }
                consumer.commitSync();
            }
        }
    }
    // README end
}
