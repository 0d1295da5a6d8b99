package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final InFlightBudget budget = new InFlightBudget(10, 1_000);
    private final Slots slots = new Slots(budget, null);
    private final Partition partition =
            new Partition(
                    new TopicPartition("requests", 0),
                    Progress.from(0),
                    100,
                    slots,
                    Order.NONE,
                    new Lease(() -> {}));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void fetch() {
        partition.fetched(
                LongStream.range(0, 3)
                        .mapToObj(offset ->
                                new ConsumerRecord<>(
                                        "requests", 0, offset, new byte[0], new byte[0]))
                        .toList(),
                3);
        partition.committed(partition.plan(List.of()));
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Delivery begun() {
        assertThat(slots.tryTake(0)).isTrue();
        return partition.begin();
    }

    /** Its reply may wait for long: its partition has no leader, say. */
    @Test
    void whatHasReturnedAndIsNotCommittedHoldsUpNobodyThatGrows() throws Exception {
        Delivery first = begun();
        first.reserve(900);
        ProducerRecord<byte[], byte[]> reply = new ProducerRecord<>("replies", new byte[300]);
        first.enlist(new Enlisted(reply, new Enlisted.Destination("replies", 0), 300));
        first.seal();

        Delivery second = begun();
        Future<?> large = threads.submit(() -> reserve(second, 900));

        large.get(20, TimeUnit.SECONDS);
        assertThat(slots.hasRoomForNew()).isFalse();
        second.seal();
        assertThat(slots.hasRoomForNew()).isTrue();
        assertThat(slots.bytes()).isEqualTo(300);
    }

    @Test
    void whatGrowsTooLateTakesNothing() throws Exception {
        Delivery delivery = begun();
        delivery.seal();

        assertThatThrownBy(() -> delivery.reserve(900)).isInstanceOf(IllegalStateException.class);
        assertThat(slots.bytes()).isZero();
        reserve(begun(), 2_000);
        assertThat(slots.bytes()).isEqualTo(2_000);
    }

    @Test
    void aRevokeDoesNotBreakOffTheWaitForKafka() {
        Delivery delivery = begun();
        partition.drain();

        delivery.pause(Duration.ofMillis(1));
        assertThat(delivery.seal()).isInstanceOf(Settlement.Finished.class);
    }

    @Test
    void theWaitForKafkaEndsWithThePartition() throws Exception {
        Delivery delivery = begun();
        Future<?> waiting = threads.submit(() -> delivery.pause(Duration.ofHours(1)));
        partition.giveUp();

        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Recalled.class);
        assertThat(delivery.seal()).isInstanceOf(Settlement.TakenBack.class);
    }

    private static Void reserve(Delivery delivery, long bytes) throws InterruptedException {
        delivery.reserve(bytes);
        return null;
    }
}
