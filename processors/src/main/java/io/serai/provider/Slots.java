package io.serai.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A number of slots that can grow and shrink while some are taken; unlike a semaphore's permits,
 * shrinking never waits.
 */
final class Slots {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private volatile int limit;
    private int taken;

    Slots(int limit) {
        this.limit = limit;
    }

    /**
     * Takes a slot, waiting up to {@code longest}, and says what is left of that; empty where there
     * was none. An interrupt while waiting is "no slot".
     */
    Optional<Duration> take(Duration longest) {
        long nanos = longest.toNanos();
        lock.lock();
        try {
            while (taken >= limit) {
                if (nanos <= 0) {
                    return Optional.empty();
                }
                nanos = changed.awaitNanos(nanos);
            }
            taken++;
            return Optional.of(Duration.ofNanos(Math.max(0, nanos)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void giveBack() {
        lock.lock();
        try {
            taken--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Wakes as many as there is room for: thousands may wait, and the limit changes with answers.
     */
    void limit(int newLimit) {
        lock.lock();
        try {
            limit = newLimit;
            int room = Math.min(limit - taken, lock.getWaitQueueLength(changed));
            for (int i = 0; i < room; i++) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    int taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Without the lock, in whose line thousands may stand. */
    int limit() {
        return limit;
    }
}
