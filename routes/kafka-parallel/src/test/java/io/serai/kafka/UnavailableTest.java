package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class UnavailableTest {
    private static final int MANY = 1_000;
    private static final Enlisted.Destination PLACE = new Enlisted.Destination("replies", 3);
    private static final Enlisted.Destination UNKNOWN = new Enlisted.Destination("replies", -1);

    private final List<Enlisted.Destination> asked = new ArrayList<>();
    private final CommitQueue queue = new CommitQueue();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private boolean answers = true;
    private boolean led = true;
    private final Unavailable unavailable = new Unavailable(this::hasLeader, () -> now);

    private boolean hasLeader(Enlisted.Destination destination) {
        asked.add(destination);
        if (!answers) {
            throw new TimeoutException("no answer");
        }
        return led;
    }

    /** What the next transaction takes of so many that go to the place. */
    private List<Delivery> round() {
        unavailable.look();
        return queue.take(unavailable::allows);
    }

    @Test
    void kafkaIsAskedOnceForAllThatGoesThere() {
        queue.addAll(deliveries(MANY, PLACE));
        unavailable.failed(PLACE);
        assertThat(round()).isEmpty();
        assertThat(asked).isEmpty();

        now = now.plusSeconds(1);
        assertThat(round()).hasSize(MANY);
        assertThat(asked).containsExactly(PLACE);
    }

    @Test
    void aPlaceWithoutLeaderWaitsOnAndLonger() {
        queue.addAll(deliveries(MANY, PLACE));
        unavailable.failed(PLACE);
        led = false;
        now = now.plusSeconds(1);
        assertThat(round()).isEmpty();
        answers = false;
        now = now.plusSeconds(2);
        assertThat(round()).isEmpty();
        assertThat(asked).hasSize(2);

        led = true;
        answers = true;
        now = now.plusSeconds(3);
        assertThat(round()).isEmpty();
        assertThat(asked).hasSize(2);
        now = now.plusSeconds(1);
        assertThat(round()).hasSize(MANY);
        assertThat(unavailable.failed(PLACE)).isEqualTo(4);
    }

    @Test
    void whereARecordWithoutKeyGoesIsTriedUnasked() {
        queue.addAll(deliveries(1, UNKNOWN));
        unavailable.failed(UNKNOWN);
        assertThat(round()).isEmpty();

        now = now.plusSeconds(1);
        assertThat(round()).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void othersGoOnAndAPlaceThatWorkedStartsAnew() {
        queue.addAll(deliveries(1, PLACE));
        queue.addAll(deliveries(1, UNKNOWN));
        assertThat(unavailable.failed(PLACE)).isEqualTo(1);
        assertThat(unavailable.failed(PLACE)).isEqualTo(2);
        assertThat(round()).hasSize(1);

        unavailable.worked(PLACE);
        assertThat(round()).hasSize(1);
        assertThat(unavailable.failed(PLACE)).isEqualTo(1);
    }

    private static List<Delivery> deliveries(int count, Enlisted.Destination destination) {
        Slots slots = new Slots(new InFlightBudget(2 * MANY, 1_000_000), null);
        Partition partition =
                new Partition(
                        new TopicPartition("requests", 0),
                        Progress.from(0),
                        MANY,
                        slots,
                        Order.NONE,
                        new Lease(() -> {}));
        return LongStream.range(0, count)
                .mapToObj(offset -> delivery(partition, offset, slots, destination))
                .toList();
    }

    private static Delivery delivery(
            Partition partition, long offset, Slots slots, Enlisted.Destination destination) {
        ConsumerRecord<byte[], byte[]> consumed =
                new ConsumerRecord<>("requests", 0, offset, new byte[0], new byte[0]);
        Delivery delivery = new Delivery(partition, consumed, History.NONE, slots);
        ProducerRecord<byte[], byte[]> reply = new ProducerRecord<>("replies", new byte[1]);
        delivery.enlist(new Enlisted(reply, destination, 1));
        return delivery;
    }
}
