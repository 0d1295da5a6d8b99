package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {
    private static OffsetTracker from(long offset) {
        return new OffsetTracker(Progress.from(offset), ProgressCodec.WINDOW);
    }

    @Test
    void markStaysAtTheFirstOpenOffset() {
        OffsetTracker tracker = from(10);
        tracker.begin(10);
        tracker.begin(11);
        tracker.begin(12);

        tracker.complete(List.of(11L, 12L));
        assertThat(tracker.mark()).isEqualTo(10);
        assertThat(tracker.completedBeyondMark()).isEqualTo(2);

        tracker.complete(List.of(10L));
        assertThat(tracker.mark()).isEqualTo(13);
    }

    @Test
    void offsetsTheLogDoesNotHoldCountAsDone() {
        OffsetTracker tracker = from(0);
        tracker.begin(0);
        tracker.begin(5);
        tracker.reach(9);

        assertThat(tracker.isDone(3)).isTrue();
        assertThat(tracker.isDone(5)).isFalse();
        tracker.complete(List.of(0L));
        assertThat(tracker.mark()).isEqualTo(5);
        tracker.complete(List.of(5L));
        assertThat(tracker.mark()).isEqualTo(9);
    }

    @Test
    void aWideGapWithNothingOpenMovesTheMark() {
        OffsetTracker tracker = from(0);
        assertThat(tracker.fits(5_000_000_000L)).isTrue();
        tracker.begin(5_000_000_000L);
        assertThat(tracker.mark()).isEqualTo(5_000_000_000L);
    }

    @Test
    void aFullWindowTakesNothing() {
        OffsetTracker tracker = new OffsetTracker(Progress.from(0), 100);
        tracker.begin(0);
        assertThat(tracker.fits(99)).isTrue();
        assertThat(tracker.fits(100)).isFalse();
        tracker.complete(List.of(0L));
        assertThat(tracker.fits(100)).isTrue();
    }

    @Test
    void whatAnEarlierLifeCompletedIsNotBegunAgain() {
        BitSet done = new BitSet();
        done.set(1);
        done.set(3);
        OffsetTracker tracker =
                new OffsetTracker(new Progress(Uuid.randomUuid(), 100, 110, done), 1_000);

        assertThat(tracker.begin(100)).isTrue();
        assertThat(tracker.begin(101)).isFalse();
        assertThat(tracker.begin(102)).isTrue();
        assertThat(tracker.begin(103)).isFalse();
        assertThat(tracker.begin(104)).isTrue();
        tracker.complete(List.of(100L, 102L));
        assertThat(tracker.mark()).isEqualTo(104);
    }

    /**
     * Any order of completion, with gaps and restarts through the metadata, forgets nothing and
     * invents nothing.
     */
    @Test
    void agreesWithASetWhateverTheOrder() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            OffsetTracker tracker = from(50);
            TreeSet<Long> open = new TreeSet<>();
            TreeSet<Long> done = new TreeSet<>();
            long next = 50;
            for (int step = 0; step < 200; step++) {
                if (random.nextBoolean() || open.isEmpty()) {
                    next += random.nextInt(3);
                    assertThat(tracker.begin(next)).isTrue();
                    open.add(next++);
                } else {
                    List<Long> finished = some(open, random);
                    Progress planned = tracker.with(finished, next);
                    tracker.complete(finished);
                    open.removeAll(finished);
                    done.addAll(finished);
                    String metadata = ProgressCodec.encode(planned);
                    assertMatches(ProgressCodec.decode(planned.mark(), metadata), open, done, next);
                }
            }
            assertThat(tracker.mark()).isEqualTo(open.isEmpty() ? next : open.first());
        }
    }

    private static List<Long> some(Set<Long> open, Random random) {
        List<Long> shuffled = new ArrayList<>(open);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(shuffled.size()));
    }

    private static void assertMatches(
            Progress progress, Set<Long> open, Set<Long> done, long claimed) {
        assertThat(open).noneMatch(progress::isDone);
        assertThat(done).allMatch(progress::isDone);
        assertThat(progress.claimed()).isEqualTo(claimed);
    }
}
