package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the log of a partition may look like: markers, aborted records, deleted ones, and a full
 * window.
 */
class LogIT {
    private final Kafka kafka = new Kafka(Broker.servers());
    private final String group = "g-" + UUID.randomUUID();
    private final String requests = kafka.topic("requests", 1);
    private final String replies = kafka.topic("replies", 1);
    private final TopicPartition partition = new TopicPartition(requests, 0);
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    private Worker worker(CountDownLatch first, int maxMetadata) {
        return new Worker(kafka.servers())
                .start(routes ->
                        routes.from(Worker.consume(requests, group).maxMetadata(maxMetadata))
                                .routeId("work")
                                .process(exchange -> {
                                    String key =
                                            exchange.getIn()
                                                    .getHeader(KafkaHeaders.KEY, String.class);
                                    calls.add(key);
                                    if (key.equals("r0")) {
                                        Delivery.of(exchange).idle(first::await);
                                    }
                                })
                                .to(KafkaParallel.produce(replies)));
    }

    private void transaction(int from, int to, boolean commits) {
        try (Producer<byte[], byte[]> producer =
                kafka.clients().transactional("t-" + UUID.randomUUID())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int n = from; n < to; n++) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        requests,
                                        ("r" + n).getBytes(StandardCharsets.UTF_8),
                                        new byte[0]));
            }
            producer.flush();
            if (commits) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    @Test
    void markersAndAbortedRecordsCountAsDone() {
        transaction(0, 5, true);
        transaction(100, 105, false);
        transaction(5, 10, true);
        try (Worker _ = worker(new CountDownLatch(0), 4096)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 10);
            kafka.send(requests, 1);
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 11);
        }
        assertThat(calls).hasSize(11);
        assertThat(kafka.offsets(group).get(partition).offset()).isEqualTo(19);
    }

    @Test
    void aFullWindowPausesThePartitionAndNothingCompletedIsRepeated() {
        int window = ProgressCodec.windowFor(64);
        kafka.send(requests, 2 * window);
        CountDownLatch first = new CountDownLatch(1);
        try (Worker worker = worker(first, 64)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> kafka.read(replies).size() == window - 1);
            await().during(Duration.ofMillis(500)).until(() -> calls.size() == window);
            assertThat(worker.consumer("work").getPendingExchangesSize()).isEqualTo(1);
        }
        assertThat(calls).hasSize(window);
        try (Worker _ = worker(new CountDownLatch(0), 64)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> kafka.read(replies).size() == 2 * window);
        }
        assertThat(kafka.keys(replies)).doesNotHaveDuplicates();
        assertThat(calls).hasSize(2 * window + 1);
    }

    @Test
    void recordsDeletedBeforeTheyWereHandledAreReported() {
        kafka.send(requests, 20);
        try (Worker _ = worker(new CountDownLatch(0), 4096)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 20);
        }
        kafka.send(requests, 10);
        kafka.withAdmin(admin ->
                admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(25)))
                        .all()
                        .get());
        try (Worker worker = worker(new CountDownLatch(0), 4096)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 25);
            KafkaParallelHealthCheck health = worker.consumer("work").health();
            assertThat(health.lostRanges()).containsExactly(partition + " [20, 25)");
            assertThat(health.call().getState()).hasToString("DOWN");
        }
    }

    /** What is behind the mark, or done beyond it, is no longer what was done. */
    @ParameterizedTest
    @CsvSource({"10, 0", "1, 5"})
    void aLogThatLostItsEndIsTakenFromItsBeginning(long mark, int done) {
        kafka.send(requests, 3);
        BitSet bits = new BitSet();
        bits.set(1, 1 + done);
        Progress progress = new Progress(Uuid.ZERO_UUID, mark, mark + 1 + done, bits);
        kafka.withAdmin(admin ->
                admin.alterConsumerGroupOffsets(
                                group,
                                Map.of(
                                        partition,
                                        new OffsetAndMetadata(
                                                mark, ProgressCodec.encode(progress))))
                        .all()
                        .get());
        try (Worker worker = worker(new CountDownLatch(0), 4096)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.read(replies).size() == 3);
            assertThat(worker.consumer("work").health().lostRanges())
                    .containsExactly("%s [0, %d)".formatted(partition, mark));
        }
        assertThat(calls).containsExactlyInAnyOrder("r0", "r1", "r2");
    }

    @Test
    void metadataOfAnotherVersionStopsTheStartWithASentence() {
        kafka.send(requests, 3);
        kafka.withAdmin(admin ->
                admin.alterConsumerGroupOffsets(
                                group, Map.of(partition, new OffsetAndMetadata(1, "kp9.x.y.z")))
                        .all()
                        .get());
        try (Worker worker = worker(new CountDownLatch(0), 4096)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> !worker.fenced.isEmpty());
            assertThat(worker.fenced).singleElement().asString().contains("kp9.x.y.z");
        }
        assertThat(calls).isEmpty();
        assertThat(kafka.read(replies)).isEqualTo(List.of());
    }
}
