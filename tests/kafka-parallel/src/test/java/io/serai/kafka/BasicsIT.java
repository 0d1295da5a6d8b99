package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BasicsIT {
    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();

    private static String[] keys(int count) {
        return IntStream.range(0, count).mapToObj(n -> "r" + n).toArray(String[]::new);
    }

    private void awaitReplies(String topic, int count) {
        await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(topic).size() >= count);
        assertThat(kafka.keys(topic)).containsExactlyInAnyOrder(keys(count));
    }

    @Test
    void commitsEachReplyWithItsOffset() {
        String requests = kafka.topic("requests", 3);
        String replies = kafka.topic("replies", 2);
        kafka.send(requests, 500);

        try (Worker worker = new Worker(kafka.servers())) {
            worker.start(routes ->
                    routes.from(Worker.consume(requests, group))
                            .routeId("work")
                            .to(KafkaParallel.produce(replies)));
            awaitReplies(replies, 500);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(worker.consumer("work").getPendingExchangesSize()).isZero());
        }

        long marks =
                kafka.offsets(group).values().stream().mapToLong(offset -> offset.offset()).sum();
        assertThat(marks).isEqualTo(500);
    }

    @Test
    void placesThatWaitForTheirCommitHoldNobodyUp() {
        String requests = kafka.topic("requests", 1);
        String replies = kafka.topic("replies", 1);
        kafka.send(requests, 200);

        try (Worker worker = new Worker(kafka.servers())) {
            worker.start(routes ->
                    routes.from(
                                    Worker.consume(requests, group)
                                            .maxInFlight(10)
                                            .commitInterval(Duration.ofSeconds(5)))
                            .to(KafkaParallel.produce(replies)));
            awaitReplies(replies, 200);
        }
    }

    @Test
    void defersUntilDue() {
        String requests = kafka.topic("requests", 1);
        String replies = kafka.topic("replies", 1);
        kafka.send(requests, 20);
        Map<String, Instant> first = new ConcurrentHashMap<>();

        try (Worker worker = new Worker(kafka.servers())) {
            worker.start(routes ->
                    routes.from(Worker.consume(requests, group))
                            .process(exchange -> deferOnce(exchange, first))
                            .to(KafkaParallel.produce(replies)));
            awaitReplies(replies, 20);
        }
        assertThat(first).hasSize(20);
        assertThat(kafka.offsets(group).get(new TopicPartition(requests, 0)).offset())
                .isEqualTo(20);
    }

    private static void deferOnce(Exchange exchange, Map<String, Instant> first) {
        String key = exchange.getIn().getHeader(KafkaHeaders.KEY, String.class);
        if (first.putIfAbsent(key, Instant.now()) == null) {
            Delivery.of(exchange).deferUntil(Instant.now().plusSeconds(1), "event");
        }
    }

    @Test
    void lastResortSettlesWhatTheRouteCannot() {
        String requests = kafka.topic("requests", 1);
        String replies = kafka.topic("replies", 1);
        kafka.send(requests, 10);
        AtomicInteger attempts = new AtomicInteger();

        try (Worker worker = new Worker(kafka.servers())) {
            worker.start(routes -> {
                routes.from("direct:last-resort").to(KafkaParallel.produce(replies));
                routes.from(
                                Worker.consume(requests, group)
                                        .redeliveries(2)
                                        .lastResort("direct:last-resort"))
                        .process(exchange -> {
                            if (exchange.getIn()
                                    .getHeader(KafkaHeaders.KEY, String.class)
                                    .equals("r3")) {
                                attempts.incrementAndGet();
                                throw new IllegalStateException("poison");
                            }
                        })
                        .to(KafkaParallel.produce(replies));
            });
            awaitReplies(replies, 10);
        }
        assertThat(attempts).hasValue(3);
    }
}
