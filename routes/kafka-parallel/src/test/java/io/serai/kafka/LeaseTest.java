package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Lease lease = new Lease(asked::incrementAndGet);

    @Test
    void nobodyHoldsItBeforeACommit() {
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void aCommitGivesItFromItsBeginning() {
        lease.confirm(System.nanoTime());
        assertThat(lease.holds()).isTrue();

        lease.confirm(System.nanoTime() - Lease.LENGTH.toNanos());
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void whoWaitsForItAsksAndIsWoken() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().unstarted(() -> awaitOnce(woken));
        waiting.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() == 1);

        lease.confirm(System.nanoTime());
        assertThat(woken.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lease.holds()).isTrue();
    }

    private void awaitOnce(CountDownLatch woken) {
        try {
            lease.awaitConfirmation();
            woken.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
