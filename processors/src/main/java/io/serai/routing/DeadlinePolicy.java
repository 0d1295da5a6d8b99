package io.serai.routing;

import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Fixes a request's deadline as an instant: the one asked for, or the default time to live. */
public record DeadlinePolicy(Duration longest, Duration defaultTtl) {
    public DeadlinePolicy {
        if (!defaultTtl.isPositive() || defaultTtl.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "default-ttl must be positive and at most longest-deadline, is " + defaultTtl);
        }
    }

    /**
     * A ttl counts from the record's timestamp, or from its arrival when that is earlier: a
     * producer's clock that runs ahead must not lengthen it.
     */
    public Instant deadline(
            Optional<Instant> asked, Optional<Duration> ttl, Instant recordTime, Instant arrived) {
        Instant from = recordTime.isBefore(arrived) ? recordTime : arrived;
        return asked.orElseGet(() -> from.plus(ttl.orElse(defaultTtl)));
    }

    /** What is wrong with this deadline, if anything. */
    public Optional<Failure> refusal(Instant deadline, Instant arrived) {
        if (!deadline.isAfter(arrived)) {
            return Optional.of(
                    Failure.byProducer(
                            ErrorCode.DEADLINE_PASSED,
                            "serai.deadline: must be in the future, is " + deadline));
        }
        if (deadline.isAfter(arrived.plus(longest))) {
            return Optional.of(
                    Failure.byProducer(
                            ErrorCode.DEADLINE_TOO_FAR,
                            "serai.deadline: must be within "
                                    + longest
                                    + " of arrival, is "
                                    + deadline));
        }
        return Optional.empty();
    }
}
