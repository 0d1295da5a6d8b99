package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A producer was fenced: was it another process, or the broker after a time-out? */
class RivalIT {
    private final Kafka kafka = new Kafka(Broker.servers());
    private final Identity identity = new Identity("g-" + UUID.randomUUID(), "w1", "intake");
    private final Holdings holdings = new Holdings();
    private final Rival rival =
            new Rival(
                    () -> Admin.create(Map.of("bootstrap.servers", kafka.servers())),
                    identity,
                    holdings);
    private final KafkaConsumer<byte[], byte[]> member =
            new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers", kafka.servers(),
                            "group.id", identity.groupId(),
                            "group.instance.id", identity.instanceId(),
                            "group.protocol", "consumer"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());

    @BeforeEach
    void join() {
        member.subscribe(List.of(kafka.topic("requests", 1)));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> {
                    member.poll(Duration.ofMillis(100));
                    return !member.assignment().isEmpty();
                });
    }

    @AfterEach
    void leave() {
        member.close();
    }

    @Test
    void aMemberThatWasNeverOursIsOne() {
        assertThat(rival.isAbsent()).isFalse();
    }

    /** It left, and its word to the coordinator was lost. */
    @Test
    void anEarlierMemberOfOursIsNone() {
        holdings.publish(member.groupMetadata());
        holdings.clear();

        assertThat(rival.isAbsent()).isTrue();
    }
}
