package io.serai.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between failed commits, doubling, until one succeeds or the consumer ends. */
final class Patience {
    private static final Backoff WAIT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int failures;

    void end() {
        ended.countDown();
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    void succeeded() {
        failures = 0;
    }

    /** Waits after one more failure; returns how many there were in a row. Called by one thread. */
    int failed() {
        int inARow = failures + 1;
        failures = inARow;
        try {
            boolean _ = ended.await(WAIT.before(inARow).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return inARow;
    }
}
