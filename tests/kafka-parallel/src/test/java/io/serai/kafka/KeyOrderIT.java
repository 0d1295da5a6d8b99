package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of one key, one after the other; different keys side by side. */
class KeyOrderIT {
    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();
    private final Random random = new Random(7);
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();
    private String requests;
    private String replies;

    @BeforeEach
    void topics() {
        requests = kafka.topic("requests", 4);
        replies = kafka.topic("replies", 2);
    }

    private Worker worker(String id, ConsumerEndpoint consumer, Processor work) {
        Worker worker = new Worker(kafka.servers(), id);
        return worker.start(routes -> {
            routes.from("direct:last-resort").to(KafkaParallel.produce(replies));
            routes.from(consumer.order("key"))
                    .routeId("work")
                    .process(exchange -> alone(exchange, work))
                    .to(KafkaParallel.produce(replies));
        });
    }

    private ConsumerEndpoint requests() {
        return Worker.consume(requests, group);
    }

    /** Counts what runs side by side. */
    private void alone(Exchange exchange, Processor work) throws Exception {
        if (!running.add(key(exchange))) {
            overlaps.incrementAndGet();
        }
        most.accumulateAndGet(running.size(), Math::max);
        try {
            work.process(exchange);
        } finally {
            running.remove(key(exchange));
        }
    }

    private static String key(Exchange exchange) {
        return exchange.getIn().getHeader(KafkaHeaders.KEY, String.class);
    }

    private static String value(Exchange exchange) {
        return exchange.getIn().getBody(String.class);
    }

    private static void takes(int millis) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private void awaitReplies(int count) {
        await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() >= count);
    }

    private void awaitInOrder(Turns turns) {
        awaitReplies(turns.total());
        turns.assertInOrder(kafka.read(replies));
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void keysRunSideBySideAndEachInItsOrder() {
        Turns turns = new Turns(60, 25);
        turns.send(kafka, requests);
        Instant start = Instant.now();
        try (Worker _ = worker("w1", requests(), _ -> takes(random.nextInt(40)))) {
            awaitInOrder(turns);
        }
        System.out.println(
                turns.total()
                        + " records of "
                        + turns.keys()
                        + " keys in "
                        + Duration.between(start, Instant.now()).toMillis()
                        + " ms");
        assertThat(most.get()).isGreaterThan(20);
    }

    @Test
    void aHotKeyWithTenTimesThePlacesHoldsUpNoOther() {
        Turns hot = new Turns(1, 100);
        hot.send(kafka, requests);
        kafka.send(requests, 40, _ -> new byte[] {'0'});
        try (Worker _ = worker("w1", requests().maxInFlight(10), _ -> takes(30))) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Turns.byKey(kafka.read(replies)).size() == 41);
            assertThat(Turns.byKey(kafka.read(replies)).get("k0")).hasSizeLessThan(100);
            awaitReplies(140);
            hot.assertInOrder(
                    kafka.read(replies).stream().filter(each -> each.key()[0] == 'k').toList());
        }
    }

    @Test
    void aRecordThatFailsIsNotOvertakenNorWhenItsLastResortSettlesIt() {
        Turns turns = new Turns(3, 10);
        Map<String, Integer> failures = new ConcurrentHashMap<>();
        turns.send(kafka, requests);
        ConsumerEndpoint consumer = requests().redeliveries(3).lastResort("direct:last-resort");
        try (Worker _ =
                worker(
                        "w1",
                        consumer,
                        exchange -> {
                            boolean settles =
                                    failures.merge(key(exchange) + value(exchange), 1, Integer::sum)
                                            > 2;
                            boolean hopeless = value(exchange).equals("4");
                            if (hopeless || (!settles && value(exchange).equals("1"))) {
                                throw new IllegalStateException("not yet");
                            }
                        })) {
            awaitInOrder(turns);
        }
        assertThat(failures).containsEntry("k01", 3).containsEntry("k04", 4);
    }

    @Test
    void deferredRecordsHoldTheirKeyBackAndLeaveThePlacesToOthers() {
        Turns turns = new Turns(6, 50);
        Set<String> deferred = ConcurrentHashMap.newKeySet();
        turns.send(kafka, requests);
        try (Worker worker =
                worker(
                        "w1",
                        requests().maxInFlight(3),
                        exchange -> {
                            if (!key(exchange).equals("k5") && deferred.add(key(exchange))) {
                                Delivery.of(exchange)
                                        .deferUntil(Instant.now().plusSeconds(600), "back");
                            }
                        })) {
            await().atMost(Duration.ofMinutes(2)).until(() -> answered("k5") == 50);
            assertThat(Turns.byKey(kafka.read(replies))).containsOnlyKeys("k5");
            assertThat(worker.component.getDeferrals().release("back")).isEqualTo(5);
            awaitInOrder(turns);
        }
    }

    private int answered(String key) {
        return Turns.byKey(kafka.read(replies)).getOrDefault(key, List.of()).size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void joiningAndLeavingKeepTheOrder(String protocol) {
        Turns turns = new Turns(40, 15);
        turns.send(kafka, requests);
        Set<String> workers = ConcurrentHashMap.newKeySet();
        try (Worker _ = sharing("w1", protocol, workers)) {
            awaitReplies(50);
            try (Worker _ = sharing("w2", protocol, workers)) {
                await().atMost(Duration.ofMinutes(2)).until(() -> workers.contains("w2"));
                awaitReplies(200);
            }
            awaitInOrder(turns);
        }
    }

    private Worker sharing(String id, String protocol, Set<String> workers) {
        return worker(
                id,
                requests().maxInFlight(20).groupProtocol(protocol),
                _ -> {
                    workers.add(id);
                    takes(workers.contains("w2") ? 50 + random.nextInt(250) : 800);
                });
    }

    @Test
    void recordsWithoutKeyWaitForNobody() {
        try (Producer<byte[], byte[]> producer = kafka.clients().plain()) {
            for (int n = 0; n < 20; n++) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(requests, 0, null, new byte[] {(byte) n}));
            }
        }
        CountDownLatch all = new CountDownLatch(20);
        try (Worker _ =
                new Worker(kafka.servers())
                        .start(routes ->
                                routes.from(requests().order("key"))
                                        .process(_ -> {
                                            all.countDown();
                                            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
                                        })
                                        .to(KafkaParallel.produce(replies)))) {
            awaitReplies(20);
        }
    }

    @Test
    void anUnknownOrderIsRefusedWithASentence() {
        Worker worker = new Worker(kafka.servers());
        assertThatThrownBy(() ->
                        worker.start(routes ->
                                routes.from(requests().order("partition")).to("log:none")))
                .hasStackTraceContaining("order must be none or key, not 'partition'");
    }
}
