package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ends a group commit may have. Whatever happens, no call is repeated and each request is
 * answered once.
 */
class CommitFailureIT {
    /** Makes the broker look for timed-out transactions often. */
    private static final String HASTY =
            "transaction.abort.timed.out.transaction.cleanup.interval.ms=200";

    private final String group = "g-" + UUID.randomUUID();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    private final List<Child> brokers = new ArrayList<>();

    @TempDir Path folder;

    private void call(Exchange exchange, int millis) throws InterruptedException {
        calls.add(exchange.getIn().getHeader(KafkaHeaders.KEY, String.class));
        boolean _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private Worker worker(Kafka kafka, String requests, String replies, int millis) {
        return new Worker(kafka.servers())
                .start(routes ->
                        routes.from(Worker.consume(requests, group).maxInFlight(50))
                                .routeId("work")
                                .process(exchange -> call(exchange, millis))
                                .to(KafkaParallel.produce(replies)));
    }

    private void assertOneCallAndOneReplyEach(Kafka kafka, String replies, int count) {
        String[] all = IntStream.range(0, count).mapToObj(n -> "r" + n).toArray(String[]::new);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> kafka.read(replies).size() >= count);
        assertThat(kafka.keys(replies)).containsExactlyInAnyOrder(all);
        assertThat(calls).containsExactlyInAnyOrder(all);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsAskedForAgain() throws Exception {
        int port = LoopbackPorts.free();
        try (Proxy proxy = new Proxy(port);
                EmbeddedBroker _ =
                        new EmbeddedBroker(
                                folder.resolve("data"),
                                port,
                                Map.of(
                                        "advertised.listeners",
                                        "PLAINTEXT://127.0.0.1:" + proxy.port()))) {
            Kafka kafka = new Kafka("127.0.0.1:" + proxy.port());
            String requests = kafka.topic("requests", 2);
            String replies = kafka.topic("replies", 1);
            try (Worker worker = worker(kafka, requests, replies, 20)) {
                kafka.send(requests, 1);
                await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 1);
                proxy.loseNextCommitAnswer();
                kafka.send(requests, 100, n -> new byte[0]);

                await().atMost(Duration.ofMinutes(2)).until(proxy::hasLostAnAnswer);
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> worker.consumer("work").health().failedCommits() > 0);
                proxy.mend();
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> kafka.read(replies).size() >= 101);
                assertThat(kafka.read(replies)).hasSize(101);
                assertThat(calls).hasSize(101);
                assertThat(worker.fenced).isEmpty();
            }
        }
    }

    @Test
    void aProducerIdThatExpiredIsReplaced() {
        Map<String, String> hasty =
                Map.of(
                        "transactional.id.expiration.ms", "1000",
                        "transaction.remove.expired.transaction.cleanup.interval.ms", "300",
                        "producer.id.expiration.ms", "1000",
                        "producer.id.expiration.check.interval.ms", "300");
        try (EmbeddedBroker broker = new EmbeddedBroker(folder.resolve("data"), 0, hasty)) {
            Kafka kafka = new Kafka(broker.bootstrapServers());
            String requests = kafka.topic("requests", 2);
            String replies = kafka.topic("replies", 1);
            try (Worker worker = worker(kafka, requests, replies, 20)) {
                kafka.send(requests, 1);
                await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 1);
                awaitExpiry(kafka);
                kafka.send(requests, 20, n -> new byte[0]);
                await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() >= 21);
                assertThat(kafka.read(replies)).hasSize(21);
                assertThat(calls).hasSize(21);
                assertThat(worker.fenced).isEmpty();
            }
        }
    }

    private static void awaitExpiry(Kafka kafka) {
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        kafka.<Boolean>withAdmin(
                                admin -> admin.listTransactions().all().get().isEmpty()));
    }

    @Test
    void aBrokerThatIsKilledAndComesBackRepeatsNothing() {
        brokerOutage(Duration.ZERO, Map.of());
    }

    /** The broker aborts it by itself then, which looks as if another process had fenced us. */
    @Test
    void aTransactionThatTimedOutInAnOutageIsMadeAgain() {
        brokerOutage(Duration.ofSeconds(6), Map.of("transaction.timeout.ms", "5000"));
    }

    private void brokerOutage(Duration outage, Map<String, String> properties) {
        int port = LoopbackPorts.free();
        Kafka kafka = new Kafka("127.0.0.1:" + port);
        Child first = broker(port);
        String requests = kafka.topic("requests", 2);
        String replies = kafka.topic("replies", 1);
        kafka.send(requests, 300);
        try (Worker worker = new Worker(kafka.servers())) {
            worker.component.setClientProperties(properties);
            worker.start(routes ->
                    routes.from(Worker.consume(requests, group).maxInFlight(30))
                            .process(exchange -> call(exchange, 100))
                            .to(KafkaParallel.produce(replies)));
            await().atMost(Duration.ofMinutes(2)).until(() -> calls.size() > 100);
            first.kill();
            Pause.of(outage);
            Child _ = broker(port);
            assertOneCallAndOneReplyEach(kafka, replies, 300);
            assertThat(worker.fenced).isEmpty();
        }
    }

    private Child broker(int port) {
        Child broker =
                Child.java(
                        List.of("-Xmx384m"),
                        EmbeddedBroker.class,
                        folder.resolve("data"),
                        port,
                        HASTY);
        brokers.add(broker);
        await().atMost(Duration.ofMinutes(2)).until(() -> broker.output().contains("ready"));
        return broker;
    }

    @AfterEach
    void killBrokers() {
        brokers.forEach(Child::kill);
    }
}
