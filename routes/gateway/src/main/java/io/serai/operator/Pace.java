package io.serai.operator;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets its caller through at a rate, evenly. */
final class Pace {
    private final CountDownLatch never = new CountDownLatch(1);
    private final long intervalNanos;
    private long next = System.nanoTime();

    Pace(Rate rate) {
        this.intervalNanos = rate.interval().toNanos();
    }

    void await() throws InterruptedException {
        boolean _ = never.await(next - System.nanoTime(), TimeUnit.NANOSECONDS);
        next = Math.max(next, System.nanoTime() - intervalNanos) + intervalNanos;
    }
}
