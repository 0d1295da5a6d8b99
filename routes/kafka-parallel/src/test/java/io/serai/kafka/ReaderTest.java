package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which places are held for deferred records that are ready. */
class ReaderTest {
    private static final int PLACES = 10;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Slots slots = new Slots(new InFlightBudget(PLACES, 1_000), null);
    private final Deferrals deferrals = new Deferrals();
    private final DeferralQueue queue = new DeferralQueue(deferrals, () -> NOON);
    private final Queue<Delivery> begun = new ConcurrentLinkedQueue<>();
    private final Intake intake = new Intake(new Holdings(), slots, this::begin);
    private final Partition leaderless = partition(0);
    private final Partition led = partition(1);
    private final Set<TopicPartition> withLeader = ConcurrentHashMap.newKeySet();
    private final Reader reader = new Reader(queue, intake, slots, Scripted::new, new LostRanges());
    private final Thread thread = new Thread(reader);

    /** Kafka's own stand-in for a consumer; partitions with a leader have a record per offset. */
    private final class Scripted extends MockConsumer<byte[], byte[]> {
        Scripted() {
            super("none");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            assignment().stream().filter(withLeader::contains).forEach(this::fetch);
            Thread.onSpinWait();
            return super.poll(timeout);
        }

        private void fetch(TopicPartition id) {
            addRecord(
                    new ConsumerRecord<>(
                            id.topic(), id.partition(), position(id), new byte[0], new byte[0]));
        }
    }

    private Partition partition(int number) {
        return new Partition(
                new TopicPartition("parked", number),
                Progress.from(0),
                100,
                slots,
                Order.NONE,
                new Lease(() -> {}));
    }

    /** Its route is over at once. */
    private void begin(Delivery delivery) {
        delivery.seal();
        delivery.free();
        begun.add(delivery);
    }

    private void defer(Partition partition, int count, Instant due, String event) {
        for (long offset = 0; offset < count; offset++) {
            queue.add(new DeferredRecord(partition, offset, offset, due, event, History.NONE, 1));
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        reader.end();
        thread.join(LONG);
    }

    @Test
    void aPartitionWithoutLeaderHoldsNoPlaces() {
        defer(leaderless, 3 * PLACES, NOON, DeferralQueue.REDELIVERY);
        withLeader.add(led.id());
        thread.start();
        await().atMost(LONG).until(() -> slots.records() == PLACES);

        await().atMost(LONG).until(slots::hasRoomForNew);
        assertThat(slots.records()).isZero();
        assertThat(queue.size()).isEqualTo(3 * PLACES);
        defer(led, PLACES, NOON, DeferralQueue.REDELIVERY);
        await().atMost(LONG).until(() -> begun.size() == PLACES);
        assertThat(begun).allMatch(delivery -> delivery.source() == led);

        withLeader.add(leaderless.id());
        await().atMost(LONG).until(() -> begun.size() == 4 * PLACES);
        assertThat(queue.size()).isZero();
        assertThat(slots.records()).isZero();
    }

    /** It counts as on its way, so nobody releases it again. */
    @Test
    void whatWasReleasedIsReadWhenItsPartitionIsBack() {
        defer(leaderless, 3, NOON.plusSeconds(60), "up");
        assertThat(deferrals.release("up", 2)).isEqualTo(2);
        thread.start();
        await().atMost(LONG).until(() -> slots.records() == 2);
        await().atMost(LONG).until(() -> slots.records() == 0);
        assertThat(deferrals.waiting("up")).isEqualTo(1);

        withLeader.add(leaderless.id());
        await().atMost(LONG).until(() -> begun.size() == 2);
        assertThat(begun.stream().map(Delivery::offset)).containsExactlyInAnyOrder(0L, 1L);
    }

    @Test
    void aPartitionThatGoesAwayWithoutALeaderIsForgotten() {
        defer(leaderless, 3 * PLACES, NOON, DeferralQueue.REDELIVERY);
        thread.start();
        await().atMost(LONG).until(() -> slots.records() == PLACES);
        await().atMost(LONG).until(() -> slots.records() == 0);

        queue.forget(leaderless);
        assertThat(queue.size()).isZero();
    }
}
