package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class UnavailableTest {
    private static final int MANY = 1_000;
    private static final Enlisted.Destination PLACE = new Enlisted.Destination("replies", 3);
    private static final Enlisted.Destination UNKNOWN = new Enlisted.Destination("replies", -1);

    private final List<Enlisted.Destination> asked = new ArrayList<>();
    private final CommitQueue queue = new CommitQueue(4_000);
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
        queue.addAll(Finished.deliveries(MANY, PLACE));
        unavailable.failed(PLACE);
        assertThat(round()).isEmpty();
        assertThat(asked).isEmpty();

        now = now.plusSeconds(1);
        assertThat(round()).hasSize(MANY);
        assertThat(asked).containsExactly(PLACE);
    }

    @Test
    void aPlaceWithoutLeaderWaitsOnAndLonger() {
        queue.addAll(Finished.deliveries(MANY, PLACE));
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
        queue.addAll(Finished.deliveries(1, UNKNOWN));
        unavailable.failed(UNKNOWN);
        assertThat(round()).isEmpty();

        now = now.plusSeconds(1);
        assertThat(round()).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void othersGoOnAndAPlaceThatWorkedStartsAnew() {
        queue.addAll(Finished.deliveries(1, PLACE));
        queue.addAll(Finished.deliveries(1, UNKNOWN));
        assertThat(unavailable.failed(PLACE)).isEqualTo(1);
        assertThat(unavailable.failed(PLACE)).isEqualTo(2);
        assertThat(round()).hasSize(1);

        unavailable.worked(PLACE);
        assertThat(round()).hasSize(1);
        assertThat(unavailable.failed(PLACE)).isEqualTo(1);
    }
}
