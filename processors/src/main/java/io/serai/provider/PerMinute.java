package io.serai.provider;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So much a minute, in small steps rather than a burst each minute. Who takes may be wrong about
 * how much: what was too little is missing from those to come, and the other way.
 */
final class PerMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final int step;
    private final Duration shortWait;
    private final RateLimiter rate;
    private final AtomicLong debt = new AtomicLong();

    /**
     * @param shortWait how long one waits for its part
     */
    PerMinute(String name, int most, Duration shortWait) {
        this.most = most;
        this.shortWait = shortWait;
        int steps = (int) Math.clamp(most, 1, MINUTE.toSeconds());
        step = Math.ceilDiv(most, steps);
        rate =
                RateLimiter.of(
                        name,
                        RateLimiterConfig.custom()
                                .limitRefreshPeriod(MINUTE.dividedBy(steps))
                                .limitForPeriod(step)
                                .timeoutDuration(shortWait)
                                .build());
    }

    /** Waits up to the short wait. */
    boolean take(int wanted) {
        long owed = debt.getAndSet(0);
        int taken = Math.clamp(wanted + owed, 1, takenAtOnce());
        boolean passed = rate.acquirePermission(taken);
        long _ = debt.addAndGet(passed ? wanted + owed - taken : owed);
        return passed;
    }

    /** Who wants more than what comes free within the short wait takes all of that, not never. */
    private int takenAtOnce() {
        RateLimiterConfig config = rate.getRateLimiterConfig();
        long steps = shortWait.dividedBy(config.getLimitRefreshPeriod());
        return Math.clamp(config.getLimitForPeriod() * Math.max(1, steps), 1, Integer.MAX_VALUE);
    }

    /** It was so much more than was taken, or less. */
    void spentBeside(long more) {
        long _ = debt.updateAndGet(owed -> Math.clamp(owed + more, -most, most));
    }

    /** A step is at least one. */
    void share(double share) {
        rate.changeLimitForPeriod(Limiter.part(step, share));
    }
}
