package io.serai.system.clients;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/** The README's example in Spring: what stands between the markers is in the README too. */
public final class SpringClient {
    private SpringClient() {}

    // README begin
    /**
     * The two factories and the template are beans in an application, which starts and stops it.
     */
    public static ReplyingKafkaTemplate<String, String, String> template(
            String servers, String replyTopic) {
        var producers =
                new DefaultKafkaProducerFactory<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new StringSerializer());
        var consumers =
                new DefaultKafkaConsumerFactory<>(
                        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer());
        var replies = new ContainerProperties(replyTopic);
        replies.setGroupId("my-service-" + UUID.randomUUID()); // every instance sees all replies
        var template =
                new ReplyingKafkaTemplate<>(
                        producers, new KafkaMessageListenerContainer<>(consumers, replies));
        template.setSharedReplyTopic(true); // and leaves alone those of others
        template.setDefaultReplyTimeout(Duration.ofHours(4)); // an outage is waited for, too
        return template;
    }

    /** The template's reply topic and correlation id are all that Serai needs. */
    public static CompletableFuture<String> ask(
            ReplyingKafkaTemplate<String, String, String> template, String topic, String json) {
        return template.sendAndReceive(new ProducerRecord<String, String>(topic, json))
                .thenApply(ConsumerRecord::value);
    }
    // README end
}
