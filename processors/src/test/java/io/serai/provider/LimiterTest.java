package io.serai.provider;

import static io.serai.model.Requests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ChainId;
import io.serai.model.Lesson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimiterTest {
    private Instant now = NOW;

    @Test
    void bindsCallsInFlight() {
        Limiter limiter = limiter(2);

        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        assertThat(limiter.acquire(Lane.FRESH, 1)).isFalse();
        limiter.release(Lane.FRESH);
        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
    }

    @Test
    void refusesUntilTheProvidersDateAndKeepsTheLater() {
        Limiter limiter = limiter(2);
        limiter.learn(new Lesson.Wait(Duration.ofSeconds(60)));
        limiter.learn(new Lesson.Wait(Duration.ofSeconds(5)));

        now = now.plusSeconds(59);
        assertThat(limiter.acquire(Lane.FRESH, 1)).isFalse();
        now = now.plusSeconds(1);
        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
    }

    private void answers(Limiter limiter, int count) {
        for (int i = 0; i < count; i++) {
            limiter.answered();
        }
    }

    @Test
    void aRefusalTakesAQuarterOffAndEachWindowOfAnswersPutsOneOn() {
        Limiter limiter = limiter(64);
        limiter.learn(new Lesson.Wait(Duration.ofSeconds(1)));
        assertThat(limiter.capacity()).isEqualTo(48);

        answers(limiter, 49);
        assertThat(limiter.capacity()).isEqualTo(49);
        answers(limiter, 10_000);
        assertThat(limiter.capacity()).isEqualTo(64);
    }

    /** What was under way together is refused together. */
    @Test
    void aBurstOfRefusalsIsOne() {
        Limiter limiter = limiter(64);
        for (int i = 0; i < 20; i++) {
            limiter.learn(new Lesson.SlowDown(Duration.ofSeconds(1)));
        }
        assertThat(limiter.capacity()).isEqualTo(48);

        now = now.plusSeconds(1);
        limiter.learn(new Lesson.SlowDown(Duration.ofSeconds(1)));
        assertThat(limiter.capacity()).isEqualTo(36);
    }

    @Test
    void isRefusedAsLongAsItWasToldToSlowDown() throws InterruptedException {
        Limiter limiter = limiter(64);

        limiter.learn(new Lesson.SlowDown(Duration.ofSeconds(30)));

        Instant end = now.plusSeconds(30);
        now = end.minusSeconds(1);
        assertThat(limiter.acquire(Lane.FRESH, 1)).isFalse();
        assertThat(limiter.refusedUntil()).contains(end);
        now = end;
        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        assertThat(limiter.refusedUntil()).isEmpty();
    }

    @Test
    void atLeastOneCallIsLeft() {
        Limiter limiter = limiter(1);
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(1);
            limiter.learn(new Lesson.SlowDown(Duration.ofSeconds(1)));
        }

        assertThat(limiter.capacity()).isOne();
    }

    @Test
    void leavesTheBacklogItsShare() {
        Limiter limiter = limiter(4);
        limiter.reserveForDrain(new ChainId("default"), 0.5);

        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        assertThat(limiter.acquire(Lane.FRESH, 1)).isFalse();
        assertThat(limiter.acquire(Lane.DRAIN, 1)).isTrue();
        assertThat(limiter.acquire(Lane.DRAIN, 1)).isTrue();
        assertThat(limiter.acquire(Lane.DRAIN, 1)).isFalse();
    }

    @Test
    void takesThisWorkersShareOfTheCluster() {
        Limiter limiter = limiter(100);
        limiter.share(12, 48);
        assertThat(limiter.capacity()).isEqualTo(25);
        limiter.share(0, 48);
        assertThat(limiter.capacity()).isEqualTo(1);
    }

    @Test
    void shrinkingNeverWaitsForCallsInFlight() {
        Limiter limiter = limiter(2);
        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        limiter.share(1, 2);

        limiter.release(Lane.FRESH);
        assertThat(limiter.acquire(Lane.FRESH, 1)).isFalse();
        limiter.release(Lane.FRESH);
        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
    }

    /** A second's worth is gone with the first answer already. */
    @Test
    void whatAnAnswerTookBeyondItsEstimateIsMissingAfterwards() {
        Limits limits = new Limits(10, OptionalInt.empty(), OptionalInt.of(6_000), Duration.ZERO);
        Limiter spared = new Limiter(limits, () -> now);
        Limiter spent = new Limiter(limits, () -> now);
        assertThat(spared.acquire(Lane.FRESH, 10)).isTrue();
        assertThat(spent.acquire(Lane.FRESH, 10)).isTrue();

        spent.spent(10, 100);

        assertThat(spared.acquire(Lane.FRESH, 80)).isTrue();
        assertThat(spent.acquire(Lane.FRESH, 80)).isFalse();
    }

    /** Estimates are means: what one took too little makes room for another. */
    @Test
    void whatAnAnswerDidNotTakeIsGivenBack() {
        Limits limits = new Limits(10, OptionalInt.empty(), OptionalInt.of(6_000), Duration.ZERO);
        Limiter limiter = new Limiter(limits, () -> now);
        assertThat(limiter.acquire(Lane.FRESH, 60)).isTrue();

        limiter.spent(60, 10);

        assertThat(limiter.acquire(Lane.FRESH, 85)).isTrue();
    }

    @Test
    void bindsRequestsPerMinute() {
        Limits limits = new Limits(10, OptionalInt.of(60), OptionalInt.empty(), Duration.ZERO);
        Limiter limiter = new Limiter(limits, () -> now);

        assertThat(limiter.acquire(Lane.FRESH, 1)).isTrue();
        assertThat(limiter.acquire(Lane.FRESH, 1)).isFalse();
        assertThat(limiter.inFlight()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"61, 1", "90, 1", "119, 1", "1000, 1", "50, 3", "119, 2", "10, 10"})
    void allWorkersTogetherKeepToTheRequestsPerMinute(int limit, int workers) {
        Limits limits = new Limits(99, OptionalInt.of(limit), OptionalInt.empty(), Duration.ZERO);

        assertThat(inTenMinutes(limits, workers, 1))
                .isBetween((int) (9.7 * limit), 10 * limit + Math.max(workers, limit / 60));
    }

    @ParameterizedTest
    @CsvSource({
        "50, 3, 1",
        "6100, 1, 7",
        "100000, 7, 90",
        "6000, 1, 1000",
        "10000, 1, 5000",
        "400000, 1, 50000",
        "400000, 10, 2000"
    })
    void allWorkersTogetherKeepToTheTokensPerMinute(int limit, int workers, int each) {
        Limits limits = new Limits(99, OptionalInt.empty(), OptionalInt.of(limit), Duration.ZERO);
        int atTheStart = Math.max(limit / 60 + workers, workers * each);

        assertThat(inTenMinutes(limits, workers, each) * each)
                .isBetween((int) (9.7 * limit), 10 * limit + atTheStart);
    }

    @Test
    void whoGetsNoTokensHasTakenNoRequest() {
        Limits limits = new Limits(99, OptionalInt.of(120), OptionalInt.of(6000), Duration.ZERO);
        Limiter limiter = new Limiter(limits, () -> now);
        assertThat(limiter.acquire(Lane.FRESH, 100)).isTrue();
        assertThat(passing(limiter, 100)).isZero();

        now = now.plusMillis(100);
        assertThat(limiter.acquire(Lane.FRESH, 10)).isTrue();
    }

    /** What comes through while all workers ask all the time. */
    private int inTenMinutes(Limits limits, int workers, int tokens) {
        List<Limiter> limiters =
                Stream.generate(() -> new Limiter(limits, () -> now)).limit(workers).toList();
        limiters.forEach(limiter -> limiter.share(1, workers));
        int passed = 0;
        for (Instant end = now.plusSeconds(600); now.isBefore(end); now = now.plusMillis(5)) {
            passed += limiters.stream().mapToInt(it -> passing(it, tokens)).sum();
        }
        return passed;
    }

    private static int passing(Limiter limiter, int tokens) {
        int passed = 0;
        while (limiter.acquire(Lane.FRESH, tokens)) {
            limiter.release(Lane.FRESH);
            passed++;
        }
        return passed;
    }

    @Test
    void aWorkerWithTheSmallestShareMayAskOnceAMinute() {
        Limits limits = new Limits(99, OptionalInt.of(10), OptionalInt.empty(), Duration.ZERO);
        Limiter limiter = new Limiter(limits, () -> now);
        limiter.share(0, 48);

        assertThat(passing(limiter, 1)).isOne();
        now = now.plusSeconds(59);
        assertThat(passing(limiter, 1)).isZero();
        now = now.plusSeconds(1);
        assertThat(passing(limiter, 1)).isOne();
    }

    @Test
    void anIdleHourIsNoMoreThanASecond() {
        Limits limits = new Limits(99, OptionalInt.of(600), OptionalInt.empty(), Duration.ZERO);
        Limiter limiter = new Limiter(limits, () -> now);
        now = now.plusSeconds(3600);

        assertThat(passing(limiter, 1)).isEqualTo(10);
    }

    /** Each change of the share would be as much again. */
    @Test
    void aRebalanceGivesNothingTwice() {
        Limits limits = new Limits(99, OptionalInt.of(10), OptionalInt.empty(), Duration.ZERO);
        Limiter limiter = new Limiter(limits, () -> now);
        limiter.share(1, 10);
        assertThat(passing(limiter, 1)).isOne();

        limiter.share(1, 11);

        assertThat(passing(limiter, 1)).isZero();
    }

    @Test
    void aClockThatIsSetBackStopsNobody() {
        Limits limits = new Limits(99, OptionalInt.of(60), OptionalInt.empty(), Duration.ZERO);
        Limiter limiter = new Limiter(limits, () -> now);
        assertThat(passing(limiter, 1)).isOne();

        now = now.minusSeconds(3600);
        assertThat(passing(limiter, 1)).isZero();
        now = now.plusSeconds(1);
        assertThat(passing(limiter, 1)).isOne();
    }

    @Test
    void letsARequestThroughThatIsLargerThanTheRate() {
        Limits limits =
                new Limits(10, OptionalInt.empty(), OptionalInt.of(6000), Duration.ofSeconds(2));
        Limiter limiter = new Limiter(limits, () -> now);

        assertThat(limiter.acquire(Lane.FRESH, 50_000)).isTrue();
    }

    private Limiter limiter(int maxConcurrent) {
        Limits limits =
                new Limits(maxConcurrent, OptionalInt.empty(), OptionalInt.empty(), Duration.ZERO);
        return new Limiter(limits, () -> now);
    }
}
