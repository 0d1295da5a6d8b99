package io.serai.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a request so far; it travels with a parked record and stands in every reply. A pass is
 * one walk along the chain and ends when the request is parked; {@code passStart} is the index of
 * the first attempt of this pass. {@code poisonPasses} counts passes in which the request failed at
 * a provider that answered others meanwhile.
 */
public record Journey(
        Optional<ChainId> chain,
        List<Attempt> attempts,
        int passStart,
        int passes,
        int poisonPasses,
        Duration parked,
        Optional<Instant> parkedAt) {
    /** Not yet begun. */
    public static final Journey NONE =
            new Journey(Optional.empty(), List.of(), 0, 0, 0, Duration.ZERO, Optional.empty());

    public Journey {
        attempts = List.copyOf(attempts);
    }

    /** The first pass along a chain. */
    public static Journey on(ChainId chain) {
        return new Journey(Optional.of(chain), List.of(), 0, 1, 0, Duration.ZERO, Optional.empty());
    }

    public List<Attempt> attemptsOfThisPass() {
        return attempts.subList(passStart, attempts.size());
    }

    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** What its attempts cost, as far as that is known. */
    public Optional<Cost> cost() {
        return Cost.sum(attempts.stream().flatMap(attempt -> attempt.cost().stream()));
    }

    public Journey with(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return new Journey(chain, all, passStart, passes, poisonPasses, parked, parkedAt);
    }

    /**
     * Put aside at {@code now}; {@code poisoned} when this pass speaks against the request itself.
     */
    public Journey park(Instant now, boolean poisoned) {
        int poison = poisoned ? poisonPasses + 1 : poisonPasses;
        return new Journey(chain, attempts, passStart, passes, poison, parked, Optional.of(now));
    }

    /** Taken up again at {@code now} for a new pass. */
    public Journey resume(Instant now) {
        Duration waited = parkedAt.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        Duration total = parked.plus(waited.isNegative() ? Duration.ZERO : waited);
        return new Journey(
                chain,
                attempts,
                attempts.size(),
                passes + 1,
                poisonPasses,
                total,
                Optional.empty());
    }

    /** The same way, going on along another chain. */
    public Journey onto(ChainId other) {
        return new Journey(
                Optional.of(other), attempts, passStart, passes, poisonPasses, parked, parkedAt);
    }
}
