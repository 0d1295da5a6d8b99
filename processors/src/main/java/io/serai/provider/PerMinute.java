package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * So much a minute, evenly: what nobody takes is kept for a second or for one, whichever is more.
 * Who takes more than comes free within the short wait goes first and is waited for after; who was
 * wrong about how much it takes says so later. (Resilience4j's rate limiter knows whole permits per
 * period only, and 50 a minute are no whole number for three workers.)
 */
final class PerMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Duration shortWait;
    private final InstantSource clock;
    private final CountDownLatch never = new CountDownLatch(1);

    private double mine;
    private Instant lastSeen;
    private Instant takenUpTo;

    /**
     * @param shortWait how long one waits for its part
     */
    PerMinute(int most, Duration shortWait, InstantSource clock) {
        this.most = most;
        this.shortWait = shortWait;
        this.clock = clock;
        mine = most;
        lastSeen = clock.instant();
        takenUpTo = lastSeen.minus(MINUTE);
    }

    /** Waits up to the short wait; an interrupt is "not now". */
    boolean take(int wanted) {
        Optional<Duration> wait = reserve(Math.max(1, wanted));
        return wait.isPresent() && waited(wait.orElseThrow());
    }

    /** Takes so many, and says how long to wait for them; none if that is too long. */
    private synchronized Optional<Duration> reserve(int count) {
        Instant now = now();
        takenUpTo = NotBefore.later(takenUpTo, now.minus(time(kept())));
        Instant then = takenUpTo.plus(time(Math.min(count, takenAtOnce())));
        Duration wait = Duration.between(now, then);
        if (wait.compareTo(shortWait) > 0) {
            return Optional.empty();
        }
        add(count, now);
        return Optional.of(wait);
    }

    /** The time; where the clock was set back, what has been taken goes back with it. */
    private Instant now() {
        Instant now = clock.instant();
        if (now.isBefore(lastSeen)) {
            takenUpTo = takenUpTo.minus(Duration.between(now, lastSeen));
        }
        lastSeen = now;
        return now;
    }

    /** A provider has forgotten after a minute what was too much before. */
    private void add(long count, Instant now) {
        Instant longest = now.plus(time(most));
        Instant then = takenUpTo.plus(time(count));
        takenUpTo = then.isAfter(longest) ? longest : then;
    }

    private int takenAtOnce() {
        double comesFree = mine * shortWait.toNanos() / MINUTE.toNanos();
        return (int) Math.max(kept(), comesFree);
    }

    private int kept() {
        return Math.max(1, (int) (mine / MINUTE.toSeconds()));
    }

    /** In which so many come free. */
    private Duration time(long count) {
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
    synchronized void spentBeside(long more) {
        add(Math.max(more, -most), now());
    }

    /** One a minute is left to each worker. */
    synchronized void share(double share) {
        mine = Math.max(1, most * share);
    }
}
