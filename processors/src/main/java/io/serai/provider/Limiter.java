package io.serai.provider;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.serai.model.ChainId;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How much this worker may ask one provider: calls in flight, fewer while it refuses some, requests
 * and tokens per minute, and the date before which the provider asked not to be called. Limits are
 * the cluster's; this worker has the share of its partitions.
 */
public final class Limiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration AFTER_SLOW_DOWN = Duration.ofSeconds(1);

    private final Limits limits;
    private final InstantSource clock;
    private final Slots calls;
    private final Slots fresh;
    private final CongestionWindow window;
    private final AtomicLong debt = new AtomicLong();
    private final Optional<RateLimiter> requests;
    private final Optional<RateLimiter> tokens;
    private final AtomicReference<Instant> refusedUntil = new AtomicReference<>(Instant.MIN);

    private double share = 1;
    private final Map<ChainId, Double> reservations = new HashMap<>();

    public Limiter(ProviderId provider, Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        calls = new Slots(limits.maxConcurrent());
        fresh = new Slots(limits.maxConcurrent());
        window = new CongestionWindow(limits.maxConcurrent());
        requests = rate(provider + "-requests", limits.requestsPerMinute());
        tokens = rate(provider + "-tokens", limits.tokensPerMinute());
    }

    private Optional<RateLimiter> rate(String name, OptionalInt perMinute) {
        return perMinute.isEmpty()
                ? Optional.empty()
                : Optional.of(RateLimiter.of(name, rateConfig(perMinute.getAsInt())));
    }

    /** Small steps rather than a burst each minute; a step is at least one permit. */
    private RateLimiterConfig rateConfig(int perMinute) {
        int steps = (int) Math.clamp(perMinute, 1, MINUTE.toSeconds());
        return RateLimiterConfig.custom()
                .limitRefreshPeriod(MINUTE.dividedBy(steps))
                .limitForPeriod(Math.ceilDiv(perMinute, steps))
                .timeoutDuration(limits.shortWait())
                .build();
    }

    /**
     * Takes capacity for one call, waiting up to the provider's short wait; {@code true} must be
     * followed by one {@link #release}.
     */
    public boolean acquire(Lane lane, int estimatedTokens) {
        if (isRefused() || !take(lane)) {
            return false;
        }
        if (requests.map(RateLimiter::acquirePermission).orElse(true)
                && tokens.map(rate -> passes(rate, estimatedTokens)).orElse(true)) {
            return true;
        }
        release(lane);
        return false;
    }

    /** With what earlier estimates were wrong by. */
    private boolean passes(RateLimiter rate, int estimatedTokens) {
        long owed = debt.getAndSet(0);
        int taken = Math.clamp(estimatedTokens + owed, 1, most(rate));
        boolean passed = rate.acquirePermission(taken);
        long _ = debt.addAndGet(passed ? estimatedTokens + owed - taken : owed);
        return passed;
    }

    private boolean take(Lane lane) {
        if (lane == Lane.FRESH && !fresh.take(limits.shortWait())) {
            return false;
        }
        if (calls.take(limits.shortWait())) {
            return true;
        }
        if (lane == Lane.FRESH) {
            fresh.giveBack();
        }
        return false;
    }

    /** A request larger than what comes free within the short wait takes all of that, not never. */
    private int most(RateLimiter rate) {
        RateLimiterConfig config = rate.getRateLimiterConfig();
        long steps = limits.shortWait().dividedBy(config.getLimitRefreshPeriod());
        return Math.clamp(config.getLimitForPeriod() * Math.max(1, steps), 1, Integer.MAX_VALUE);
    }

    /** What an answer took beyond its estimate is missing in those to come, and the other way. */
    public void spent(int estimatedTokens, long tokens) {
        long bound = limits.tokensPerMinute().orElse(0);
        long _ =
                debt.updateAndGet(
                        owed -> Math.clamp(owed + tokens - estimatedTokens, -bound, bound));
    }

    public void release(Lane lane) {
        calls.giveBack();
        if (lane == Lane.FRESH) {
            fresh.giveBack();
        }
    }

    /** Keeps the later of old and new date. */
    public void learn(Lesson lesson) {
        switch (lesson) {
            case Lesson.Wait(Duration length) -> refuseFor(length);
            case Lesson.SlowDown() -> refuseFor(AFTER_SLOW_DOWN);
            case Lesson.Nothing(),
                    Lesson.OtherKey(),
                    Lesson.Failure(),
                    Lesson.Open(),
                    Lesson.OpenLong() -> {}
        }
    }

    /** One more call that the provider could take. */
    public void answered() {
        int before = window.size();
        window.answered(mine());
        if (window.size() != before) {
            resize();
        }
    }

    private void refuseFor(Duration length) {
        Instant now = clock.instant();
        Instant until = now.plus(length);
        window.refused(mine(), now);
        resize();
        refusedUntil.accumulateAndGet(until, (old, fresh) -> old.isAfter(fresh) ? old : fresh);
    }

    /** Whether the provider asked not to be called yet. */
    public boolean isRefused() {
        return clock.instant().isBefore(refusedUntil.get());
    }

    /** This worker's part of the cluster's limits: its partitions of all. */
    public synchronized void share(int assigned, int all) {
        share = all == 0 ? 1 : (double) assigned / all;
        resize();
    }

    /**
     * While a backlog of this chain drains, new requests leave this share of the calls to it; 0 =
     * no backlog. Of several chains the largest share counts.
     */
    public synchronized void reserveForDrain(ChainId chain, double reserved) {
        Double before = reservations.put(chain, reserved);
        if (before == null || before != reserved) {
            resize();
        }
    }

    private synchronized int mine() {
        return part(limits.maxConcurrent(), share);
    }

    private synchronized void resize() {
        int mine = Math.min(mine(), window.size());
        calls.limit(mine);
        double drainShare =
                reservations.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        fresh.limit(drainShare == 0 ? mine : part(mine, 1 - drainShare));
        requests.ifPresent(rate -> changeRate(rate, limits.requestsPerMinute()));
        tokens.ifPresent(rate -> changeRate(rate, limits.tokensPerMinute()));
    }

    private void changeRate(RateLimiter rate, OptionalInt perMinute) {
        int steps = (int) Math.clamp(perMinute.orElseThrow(), 1, MINUTE.toSeconds());
        rate.changeLimitForPeriod(part(Math.ceilDiv(perMinute.orElseThrow(), steps), share));
    }

    private static int part(int whole, double share) {
        return Math.max(1, (int) Math.floor(whole * share));
    }

    /** Calls this worker may have in flight at this provider. */
    public int capacity() {
        return calls.limit();
    }

    public int inFlight() {
        return calls.taken();
    }
}
