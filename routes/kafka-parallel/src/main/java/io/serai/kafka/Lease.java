package io.serai.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * For how long this member may take for granted that it still owns what it holds. Every commit asks
 * Kafka (the coordinator checks the member's epoch when it takes the offsets); who finds the lease
 * over asks for one and waits for it, so that a worker that was frozen or cut off begins nothing
 * that others have by now.
 */
final class Lease {
    /**
     * Below the shortest session of 10 s less the time between two heartbeats, 5 s: a member that
     * loses contact just after it was confirmed is in its session until the lease is over.
     */
    static final Duration LENGTH = Duration.ofSeconds(4);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final Runnable ask;
    private volatile CountDownLatch next = new CountDownLatch(1);
    private volatile long confirmed = System.nanoTime() - LENGTH.toNanos();

    /**
     * @param ask called when somebody waits for a commit
     */
    Lease(Runnable ask) {
        this.ask = ask;
    }

    boolean holds() {
        return System.nanoTime() - confirmed < LENGTH.toNanos();
    }

    /** The coordinator, asked at that {@code System.nanoTime()}, took offsets of this member. */
    void confirm(long asked) {
        confirmed = asked;
        CountDownLatch waiting = next;
        next = new CountDownLatch(1);
        waiting.countDown();
    }

    /** Waits for one commit; whether the lease holds then is asked anew. */
    void awaitConfirmation() throws InterruptedException {
        CountDownLatch confirmation = next;
        ask.run();
        if (!holds()) {
            boolean _ = confirmation.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
