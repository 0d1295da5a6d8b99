package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that run when their worker has trouble are not made again. */
class KeptWorkIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final String group = "g-" + UUID.randomUUID();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final CountDownLatch shortEnds = new CountDownLatch(1);
    private final CountDownLatch longEnds = new CountDownLatch(1);
    private final CountDownLatch recalled = new CountDownLatch(1);

    @TempDir Path folder;
    private Path data;

    @BeforeEach
    void data() {
        data = folder.resolve("data");
    }

    /**
     * A record that the broker's disk has spoiled fails every poll, until there is a new client.
     */
    @Test
    void aClientThatIsReplacedWaitsForThem() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(data, 0)) {
            Kafka kafka = new Kafka(broker.bootstrapServers());
            String requests = kafka.topic("requests", 2);
            String replies = kafka.topic("replies", 1);
            try (Worker worker = worker(kafka, requests, replies)) {
                send(kafka, requests, 0, "long", "short", "idle");
                await().atMost(LONG).until(() -> calls.size() == 3);
                Pause.of(Duration.ofSeconds(1));
                send(kafka, requests, 1, "spoiled");
                flipLastByte(requests + "-1");
                shortEnds.countDown();
                await().atMost(LONG).until(() -> recalled.getCount() == 0);

                Pause.of(Duration.ofSeconds(1));
                longEnds.countDown();
                await().atMost(LONG).until(() -> kafka.keys(replies).contains("long"));
                flipLastByte(requests + "-1");
                await().atMost(LONG).until(() -> kafka.read(replies).size() >= 4);
                assertThat(worker.fenced).isEmpty();
            }
            assertThat(kafka.keys(replies))
                    .containsExactlyInAnyOrder("long", "short", "idle", "spoiled");
        }
        assertThat(calls).containsExactlyInAnyOrder("long", "short", "idle", "idle", "spoiled");
    }

    /** All places are taken at first, so that nothing is fetched beyond them. */
    private Worker worker(Kafka kafka, String requests, String replies) {
        return new Worker(kafka.servers())
                .with(it -> it.setClientProperties(Map.of("fetch.max.wait.ms", "10")))
                .start(routes ->
                        routes.from(Worker.consume(requests, group).maxInFlight(3))
                                .process(this::call)
                                .to(KafkaParallel.produce(replies)));
    }

    private void call(Exchange exchange) throws InterruptedException {
        String key = exchange.getIn().getHeader(KafkaHeaders.KEY, String.class);
        calls.add(key);
        switch (key) {
            case "short" -> shortEnds.await();
            case "long" -> longEnds.await();
            case "idle" -> idle(Delivery.of(exchange));
            default -> {}
        }
    }

    /** Once, until it is recalled. */
    private void idle(Delivery delivery) throws InterruptedException {
        try {
            delivery.idle(recalled::await);
        } catch (Recalled e) {
            recalled.countDown();
            throw e;
        }
    }

    private static void send(Kafka kafka, String topic, int partition, String... keys) {
        try (Producer<byte[], byte[]> producer = kafka.clients().plain()) {
            for (String key : keys) {
                byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>(topic, partition, bytes, bytes));
            }
            producer.flush();
        }
    }

    private void flipLastByte(String partition) throws IOException {
        Path log = data.resolve(partition).resolve("00000000000000000000.log");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            long last = file.length() - 1;
            file.seek(last);
            int before = file.read();
            file.seek(last);
            file.write(before ^ 1);
        }
    }

    /** The look-up of a topic that the worker has not seen yet is answered during its stop. */
    @Test
    void aStopWaitsForAReplyWhoseTopicIsLookedUp() throws Exception {
        int port = LoopbackPorts.free();
        try (Proxy proxy = new Proxy(port);
                EmbeddedBroker _ =
                        new EmbeddedBroker(
                                data,
                                port,
                                Map.of(
                                        "advertised.listeners",
                                        "PLAINTEXT://127.0.0.1:" + proxy.port()))) {
            Kafka kafka = new Kafka("127.0.0.1:" + proxy.port());
            String requests = kafka.topic("requests", 1);
            String replies = kafka.topic("replies", 1);
            Worker worker = worker(kafka, requests, replies);
            proxy.keepBackLookUps(replies);
            send(kafka, requests, 0, "quick");
            await().atMost(LONG).until(() -> proxy.lookUpsKeptBack() == 1);

            Thread stop = Thread.ofPlatform().start(worker::close);
            await().atMost(LONG).until(() -> proxy.lookUpsKeptBack() == 3 || !stop.isAlive());
            proxy.mend();
            stop.join(LONG);
            assertThat(kafka.keys(replies)).containsExactly("quick");
        }
        assertThat(calls).containsExactly("quick");
    }
}
