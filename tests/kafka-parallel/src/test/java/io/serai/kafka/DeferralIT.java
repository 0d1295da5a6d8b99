package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeferralIT {
    private static final int MANY = 20_000;

    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();
    private final String requests = kafka.topic("requests", 1);
    private final String replies = kafka.topic("replies", 1);

    @Test
    void twentyThousandWaitWithFiveHundredPlacesAndComeOutWhenDue() {
        kafka.send(requests, MANY);
        Instant due = Instant.now().plusSeconds(30);
        AtomicInteger deferred = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();

        try (Worker worker = new Worker(kafka.servers())) {
            worker.start(routes ->
                    routes.from(Worker.consume(requests, group).maxInFlight(500))
                            .routeId("work")
                            .process(exchange -> {
                                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                if (Instant.now().isBefore(due)) {
                                    deferred.incrementAndGet();
                                    Delivery.of(exchange).deferUntil(due, "back");
                                }
                                running.decrementAndGet();
                            })
                            .to(KafkaParallel.produce(replies)));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> worker.component.getDeferrals().waiting("back") == MANY);
            assertThat(Instant.now()).isBefore(due);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> pending(worker) == 0 && mark() == MANY);
            System.out.println(
                    "All out "
                            + Duration.between(due, Instant.now()).toMillis()
                            + " ms after they were due");
            assertThat(Instant.now()).isBefore(due.plusSeconds(60));
        }
        assertThat(kafka.keys(replies)).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(deferred).hasValue(MANY);
        assertThat(most.get()).isLessThanOrEqualTo(500);
    }

    private static int pending(Worker worker) {
        return worker.consumer("work").getPendingExchangesSize();
    }

    private long mark() {
        return kafka.offsets(group).get(new TopicPartition(requests, 0)).offset();
    }

    @Test
    void anEventReleasesTheOldestAndDueOnesGoFirst() throws Exception {
        Map<String, Instant> seen = new ConcurrentHashMap<>();
        kafka.send(requests, 100);
        try (Worker worker = new Worker(kafka.servers())) {
            Deferrals deferrals = worker.component.getDeferrals();
            worker.start(routes ->
                    routes.from(Worker.consume(requests, group))
                            .process(exchange -> deferFirst(exchange, seen))
                            .to(KafkaParallel.produce(replies)));
            await().atMost(Duration.ofMinutes(2)).until(() -> deferrals.waiting("back") == 100);
            assertThat(kafka.read(replies)).isEmpty();

            assertThat(deferrals.release("back", 10)).isEqualTo(10);
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() >= 10);
            boolean _ = new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
            assertThat(kafka.keys(replies))
                    .containsExactlyInAnyOrder(
                            "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9");

            deferrals.release("back");
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 100);
        }
    }

    private static void deferFirst(Exchange exchange, Map<String, Instant> seen) {
        String key = exchange.getIn().getHeader(KafkaHeaders.KEY, String.class);
        if (seen.putIfAbsent(key, Instant.now()) == null) {
            Delivery.of(exchange).deferUntil(Instant.now().plusSeconds(600), "back");
        }
    }

    @Test
    void whatARouteRemembersComesBackAndIsLostWithTheWorker() {
        kafka.send(requests, 1);
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (Worker worker = remembering(seen)) {
            Deferrals deferrals = worker.component.getDeferrals();
            await().atMost(Duration.ofMinutes(2)).until(() -> deferrals.waiting("back") == 1);
            deferrals.release("back");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> seen.size() == 2 && deferrals.waiting("back") == 1);
        }
        try (Worker _ = remembering(seen)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> seen.size() == 3);
        }
        assertThat(seen).containsExactly("0 false", "1 false", "0 true");
    }

    /** Defers the record each time, and remembers how often. */
    private Worker remembering(Queue<String> seen) {
        return new Worker(kafka.servers())
                .start(routes ->
                        routes.from(Worker.consume(requests, group))
                                .process(exchange -> {
                                    Delivery delivery = Delivery.of(exchange);
                                    int before = delivery.remembered(Integer.class).orElse(0);
                                    seen.add(before + " " + delivery.possiblyRepeated());
                                    delivery.remember(before + 1, true);
                                    delivery.deferUntil(Instant.now().plusSeconds(600), "back");
                                }));
    }
}
