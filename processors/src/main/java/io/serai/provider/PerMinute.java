package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So much a minute, evenly: what nobody takes is kept for a second or for one, whichever is more.
 * Who takes may be wrong about how much: what was too little is missing from those to come, and the
 * other way. (Resilience4j's rate limiter knows whole permits per period only, and 50 a minute are
 * no whole number for three workers.)
 */
final class PerMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Duration shortWait;
    private final InstantSource clock;
    private final AtomicLong debt = new AtomicLong();
    private final CountDownLatch never = new CountDownLatch(1);

    private double mine;
    private Instant takenUpTo = Instant.MIN;

    /**
     * @param shortWait how long one waits for its part
     */
    PerMinute(int most, Duration shortWait, InstantSource clock) {
        this.most = most;
        this.shortWait = shortWait;
        this.clock = clock;
        mine = most;
    }

    /** Waits up to the short wait; an interrupt is "not now". */
    boolean take(int wanted) {
        long owed = debt.getAndSet(0);
        int taken = Math.clamp(wanted + owed, 1, takenAtOnce());
        Optional<Duration> wait = reserve(taken);
        long _ = debt.addAndGet(wait.isPresent() ? wanted + owed - taken : owed);
        return wait.isPresent() && waited(wait.orElseThrow());
    }

    /** Who wants more than what comes free within the short wait takes all of that, not never. */
    private synchronized int takenAtOnce() {
        double comesFree = mine * shortWait.toNanos() / MINUTE.toNanos();
        return (int) Math.max(kept(), comesFree);
    }

    /** Takes so many, and says how long they are still to come; none if that is too long. */
    private synchronized Optional<Duration> reserve(int count) {
        Instant now = clock.instant();
        takenUpTo = within(now.minus(time(kept())), now.plus(shortWait));
        Instant then = takenUpTo.plus(time(count));
        Duration wait = Duration.between(now, then);
        if (wait.compareTo(shortWait) > 0) {
            return Optional.empty();
        }
        takenUpTo = then;
        return Optional.of(wait);
    }

    /** Nobody takes from beyond the short wait: where it seems so, the clock was set back. */
    private Instant within(Instant earliest, Instant latest) {
        Instant from = NotBefore.later(takenUpTo, earliest);
        return from.isAfter(latest) ? latest : from;
    }

    private int kept() {
        return Math.max(1, (int) (mine / MINUTE.toSeconds()));
    }

    /** In which so many come free. */
    private Duration time(int count) {
        return Duration.ofNanos((long) (MINUTE.toNanos() / mine * count));
    }

    private boolean waited(Duration wait) {
        try {
            boolean _ = never.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** It was so much more than was taken, or less. */
    void spentBeside(long more) {
        long _ = debt.updateAndGet(owed -> Math.clamp(owed + more, -most, most));
    }

    /** One a minute is left to each worker. */
    synchronized void share(double share) {
        mine = Math.max(1, most * share);
    }
}
