package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryIT {
    private static final int COUNT = 2_000;

    private final Kafka kafka = new Kafka(Broker.servers());

    /** 1.8 GB in a heap of 1 GB, with room for 4,096 records if only records were counted. */
    @Test
    void bytesInFlightAreBoundedToo() {
        String requests = kafka.topic("requests", 4);
        String replies = kafka.topic("replies", 1);
        byte[] large = new byte[900_000];
        new Random(1).nextBytes(large);
        kafka.send(requests, COUNT, _ -> large);
        try (Child child =
                Child.java(
                        List.of("-Xmx1g", "-XX:+ExitOnOutOfMemoryError"),
                        SmallHeapProcess.class,
                        kafka.servers(),
                        requests,
                        replies,
                        "g-" + UUID.randomUUID(),
                        COUNT)) {
            assertThat(child.awaitExit()).as(child::output).isZero();
        }
        assertThat(kafka.read(replies)).hasSize(COUNT);
        Map.of(requests, replies)
                .forEach((one, other) -> {
                    kafka.delete(one);
                    kafka.delete(other);
                });
    }
}
