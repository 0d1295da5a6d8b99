package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeferralsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final Slots slots = new Slots(new InFlightBudget(10, 1_000), null);
    private final Partition[] partitions = {partition(0), partition(1)};
    private final Deferrals deferrals = new Deferrals();
    private Instant now = NOON;
    private final DeferralQueue queue = new DeferralQueue(deferrals, () -> now);

    private Partition partition(int number) {
        return new Partition(
                new TopicPartition("parked", number),
                Progress.from(0),
                100,
                slots,
                Order.NONE,
                new Lease(() -> {}));
    }

    private DeferredRecord deferred(
            int partition, long offset, long timestamp, int dueInSeconds, String event) {
        return new DeferredRecord(
                partitions[partition],
                offset,
                timestamp,
                NOON.plusSeconds(dueInSeconds),
                event,
                History.NONE,
                10);
    }

    private List<Long> taken() {
        List<Long> offsets = new ArrayList<>();
        queue.ready();
        for (DeferredRecord next = queue.peek(); next != null; next = queue.peek()) {
            assertThat(queue.take(next)).isTrue();
            offsets.add(next.offset());
        }
        return offsets;
    }

    @Test
    void releasesTheOldestFirstOverAllPartitions() {
        queue.add(deferred(0, 1, 100, 60, "up"));
        queue.add(deferred(1, 2, 50, 60, "up"));
        queue.add(deferred(0, 3, 150, 60, "up"));
        queue.add(deferred(0, 4, 10, 60, "other"));

        assertThat(deferrals.waiting("up")).isEqualTo(3);
        assertThat(deferrals.release("up", 2)).isEqualTo(2);
        assertThat(deferrals.waiting("up")).isEqualTo(1);
        assertThat(taken()).containsExactly(2L, 1L);
        assertThat(deferrals.release("up")).isEqualTo(1);
        assertThat(taken()).containsExactly(3L);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void whatIsDueGoesBeforeWhatWasReleased() {
        queue.add(deferred(0, 1, 1, 60, "up"));
        queue.add(deferred(0, 2, 2, 5, "up"));
        queue.add(deferred(0, 3, 3, 4, "other"));
        deferrals.release("up");

        now = NOON.plusSeconds(5);
        assertThat(taken()).containsExactly(3L, 2L, 1L);
        assertThat(deferrals.waiting("up")).isZero();
        assertThat(deferrals.release("other")).isZero();
    }

    @Test
    void aPartitionThatGoesAwayTakesItsRecordsAlong() {
        queue.add(deferred(0, 1, 1, 60, "up"));
        queue.add(deferred(1, 2, 2, 60, "up"));
        queue.forget(partitions[0]);
        assertThat(deferrals.waiting("up")).isEqualTo(1);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void placesForWhatIsReadyStayFree() {
        slots.expect(10);
        assertThat(slots.hasRoomForNew()).isFalse();
        assertThat(slots.tryTake(1)).isTrue();
        slots.expect(3);
        assertThat(slots.hasRoomForNew()).isTrue();
        slots.expect(9);
        assertThat(slots.hasRoomForNew()).isFalse();
    }
}
