package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InFlightBudgetTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final InFlightBudget budget = new InFlightBudget(10, 1_000);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whatGrowsWaitsForRoomAndNoRecordIsTakenMeanwhile() throws Exception {
        grow("first", 900);
        Future<?> second = threads.submit(() -> grow("second", 200));
        await().atMost(LONG).until(() -> budget.free() == 0);
        assertThat(budget.tryTake(1)).isFalse();
        assertThat(budget.hasRoomForNew()).isFalse();

        budget.grow(-100);

        second.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(budget.bytes()).isEqualTo(1_000);
    }

    @Test
    void whereNoOtherHasGrownThereIsAlwaysRoom() throws Exception {
        assertThat(budget.tryTake(1_000)).isTrue();

        grow("only", 600);
        grow("only", 600);

        assertThat(budget.bytes()).isEqualTo(2_200);
    }

    @Test
    void whenTheOnlyOneIsOverTheNextGoesOn() throws Exception {
        grow("first", 900);
        Future<?> second = threads.submit(() -> grow("second", 500));
        await().atMost(LONG).until(() -> budget.free() == 0);

        budget.grown("first");

        second.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(budget.bytes()).isEqualTo(1_400);
    }

    /** Each holds what the other waits for, and both hold up the newcomer that came before them. */
    @Test
    void whereAllThatHaveGrownWaitOneOfThemGoesOn() throws Exception {
        grow("one", 450);
        grow("other", 450);
        Future<?> newcomer = threads.submit(() -> grow("newcomer", 450));
        await().atMost(LONG).until(() -> budget.free() == 0);
        Future<?> one = threads.submit(() -> grow("one", 450));
        assertThat(one.isDone()).isFalse();
        Future<?> other = threads.submit(() -> grow("other", 450));

        one.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(other.isDone()).isFalse();
        assertThat(newcomer.isDone()).isFalse();
        assertThat(budget.bytes()).isEqualTo(1_350);

        budget.grown("one");
        budget.grow(-900);

        other.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(newcomer.isDone()).isFalse();
        budget.grow(-900);
        newcomer.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aSmallOneDoesNotOvertakeALargeOne() throws Exception {
        grow("first", 900);
        Future<?> large = threads.submit(() -> grow("large", 500));
        await().atMost(LONG).until(() -> budget.free() == 0);
        Future<?> small = threads.submit(() -> grow("small", 50));

        budget.grow(-100);
        assertThat(small.isDone()).isFalse();
        budget.grow(-300);

        large.get(LONG.toSeconds(), TimeUnit.SECONDS);
        budget.grow(-500);
        small.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void recordsAreTakenAgainWhenNobodyWaits() throws Exception {
        grow("first", 400);

        assertThat(budget.tryTake(1)).isTrue();
    }

    private Void grow(String what, long size) throws InterruptedException {
        budget.growWithRoom(what, size);
        return null;
    }
}
