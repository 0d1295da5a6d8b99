package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * So much a minute, evenly: what nobody takes is kept for a second or for one, whichever is more.
 * Who takes more than comes free while it may wait goes first and is waited for after; who was
 * wrong about how much it takes says so later. (Resilience4j's rate limiter knows whole permits per
 * period only, and 50 a minute are no whole number for three workers.)
 */
final class PerMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final InstantSource clock;
    private final CountDownLatch never = new CountDownLatch(1);

    private double mine;
    private Instant lastSeen;
    private Instant takenUpTo;

    PerMinute(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
        mine = most;
        lastSeen = clock.instant();
        takenUpTo = lastSeen.minus(MINUTE);
    }

    /**
     * Waits up to {@code longest}, and says what is left of that; empty where it would be longer.
     * An interrupt is "not now".
     */
    Optional<Duration> take(int wanted, Duration longest) {
        Optional<Duration> wait = reserve(Math.max(1, wanted), longest);
        return wait.filter(this::waited).map(longest::minus);
    }

    /** Takes so many, and says how long to wait for them; none if that is too long. */
    private synchronized Optional<Duration> reserve(int count, Duration longest) {
        Instant now = now();
        takenUpTo = NotBefore.later(takenUpTo, now.minus(time(kept())));
        Instant then = takenUpTo.plus(time(Math.min(count, takenAtOnce(longest))));
        Duration wait = then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        if (wait.compareTo(longest) > 0) {
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

    private int takenAtOnce(Duration wait) {
        double comesFree = mine * wait.toNanos() / MINUTE.toNanos();
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

    /** Nothing came of what was taken. */
    void giveBack(int taken) {
        spentBeside(-Math.max(1L, taken));
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
