package io.serai.provider;

import io.serai.model.ChainId;
import io.serai.model.Lesson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much this worker may ask one provider: calls in flight, fewer while it refuses some, requests
 * and tokens per minute, and the date before which the provider asked not to be called. Limits are
 * the cluster's; this worker has the share of its partitions.
 */
public final class Limiter {
    private static final Duration AFTER_SLOW_DOWN = Duration.ofSeconds(1);

    private final Limits limits;
    private final InstantSource clock;
    private final Slots calls;
    private final Slots fresh;
    private final CongestionWindow window;
    private final Optional<PerMinute> requests;
    private final Optional<PerMinute> tokens;
    private final NotBefore notBefore;

    private double share = 1;
    private final Map<ChainId, Double> reservations = new HashMap<>();

    public Limiter(Limits limits, InstantSource clock) {
        this(limits, new NotBefore(), clock);
    }

    /**
     * @param notBefore the date of the provider's quota group, or its own
     */
    Limiter(Limits limits, NotBefore notBefore, InstantSource clock) {
        this.limits = limits;
        this.notBefore = notBefore;
        this.clock = clock;
        calls = new Slots(limits.maxConcurrent());
        fresh = new Slots(limits.maxConcurrent());
        window = new CongestionWindow(limits.maxConcurrent());
        requests = perMinute(limits.requestsPerMinute());
        tokens = perMinute(limits.tokensPerMinute());
    }

    private Optional<PerMinute> perMinute(OptionalInt most) {
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(new PerMinute(most.getAsInt(), clock));
    }

    /**
     * Takes capacity for one call, waiting up to the provider's short wait for all of it; {@code
     * true} must be followed by one {@link #release}.
     */
    public boolean acquire(Lane lane, int estimatedTokens) {
        if (isRefused()) {
            return false;
        }
        Optional<Duration> left = take(lane);
        if (left.isEmpty()) {
            return false;
        }
        boolean taken = takeRates(estimatedTokens, left.orElseThrow());
        if (!taken) {
            release(lane);
        }
        return taken;
    }

    /** What is left of the short wait, if there is a place. */
    private Optional<Duration> take(Lane lane) {
        Optional<Duration> left =
                lane == Lane.FRESH
                        ? fresh.take(limits.shortWait())
                        : Optional.of(limits.shortWait());
        Optional<Duration> taken = left.flatMap(calls::take);
        if (lane == Lane.FRESH && left.isPresent() && taken.isEmpty()) {
            fresh.giveBack();
        }
        return taken;
    }

    private boolean takeRates(int estimatedTokens, Duration longest) {
        Optional<Duration> left = take(requests, 1, longest);
        boolean taken = left.flatMap(it -> take(tokens, estimatedTokens, it)).isPresent();
        if (left.isPresent() && !taken) {
            requests.ifPresent(rate -> rate.giveBack(1));
        }
        return taken;
    }

    private static Optional<Duration> take(Optional<PerMinute> rate, int wanted, Duration longest) {
        return rate.isPresent() ? rate.orElseThrow().take(wanted, longest) : Optional.of(longest);
    }

    /** The call that it was taken for has not been sent: others may have its part of the rates. */
    public void notSent(int estimatedTokens) {
        requests.ifPresent(rate -> rate.giveBack(1));
        tokens.ifPresent(rate -> rate.giveBack(estimatedTokens));
    }

    /** What an answer took beyond its estimate is missing in those to come, and the other way. */
    public void spent(int estimatedTokens, long taken) {
        tokens.ifPresent(rate -> rate.spentBeside(taken - estimatedTokens));
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
            case Lesson.SlowDown(Duration atLeast) ->
                    refuseFor(atLeast.compareTo(AFTER_SLOW_DOWN) > 0 ? atLeast : AFTER_SLOW_DOWN);
            case Lesson.Nothing(),
                    Lesson.OtherKey(),
                    Lesson.Failure(),
                    Lesson.Open(),
                    Lesson.OpenLong(_) -> {}
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
        window.refused(mine(), now);
        resize();
        notBefore.told(now.plus(length));
    }

    /** Whether the provider asked not to be called yet. */
    public boolean isRefused() {
        return notBefore.isAhead(clock.instant());
    }

    /** Until when; empty where it may be called. */
    public Optional<Instant> refusedUntil() {
        return Optional.of(notBefore.date()).filter(clock.instant()::isBefore);
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
        requests.ifPresent(rate -> rate.share(share));
        tokens.ifPresent(rate -> rate.share(share));
    }

    static int part(int whole, double share) {
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
