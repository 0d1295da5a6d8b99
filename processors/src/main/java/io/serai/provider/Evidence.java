package io.serai.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.ResultRecordedAsFailureException;
import io.serai.model.Fault;
import io.serai.model.Lesson;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What the end of a call says of the provider, and how the circuit breaker counts it.
 *
 * @param faultOf finds the fault in what the circuit breaker is handed: a call's result, or what it
 *     threw
 */
record Evidence(Function<Object, Optional<Fault>> faultOf) {
    /** Longer than any wait: leaving open is the breaker's decision. */
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    /**
     * How Resilience4j counts it.
     *
     * @param trial whether the circuit is half-open
     */
    CircuitBreakerConfig config(
            BreakerSettings settings, InstantSource clock, BooleanSupplier trial) {
        return CircuitBreakerConfig.custom()
                .clock(clock.withZone(ZoneOffset.UTC))
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) settings.window().toSeconds())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(above(settings.failureRatePercent()))
                .permittedNumberOfCallsInHalfOpenState(1)
                .maxWaitDurationInHalfOpenState(settings.openForAtMost())
                .waitDurationInOpenState(FOR_EVER)
                .recordResult(result -> isFailure(result, trial.getAsBoolean()))
                .recordException(thrown -> isFailure(thrown, trial.getAsBoolean()))
                .ignoreException(thrown -> tellsNothing(thrown, trial.getAsBoolean()))
                .build();
    }

    /** Resilience4j opens at a rate. */
    private static float above(int percent) {
        return Math.min(100f, Math.nextUp((float) percent));
    }

    /** Whether this result is a failure of the provider. */
    private boolean isFailure(Object result, boolean trial) {
        return faultOf.apply(result).map(fault -> counts(fault.lesson(), trial)).orElse(false);
    }

    /** Of a trial that was given up nothing was learnt, and only answers close a circuit. */
    private boolean isFailure(Throwable thrown, boolean trial) {
        return faultOf.apply(thrown).map(fault -> counts(fault.lesson(), trial)).orElse(trial);
    }

    /** It is no answer either, where it is not a trial that has to end. */
    private boolean tellsNothing(Throwable thrown, boolean trial) {
        return !trial && faultOf.apply(thrown).isEmpty();
    }

    /** A trial that only told of a key is given up. */
    private static boolean counts(Lesson lesson, boolean trial) {
        return switch (lesson) {
            case Lesson.Nothing(), Lesson.Wait(_), Lesson.SlowDown(_) -> false;
            case Lesson.OtherKey() -> trial;
            case Lesson.Failure(), Lesson.Open(), Lesson.OpenLong(_) -> true;
        };
    }

    /** The fault in what the circuit breaker says was thrown. */
    Optional<Fault> fault(Throwable thrown) {
        return faultOf.apply(
                thrown instanceof ResultRecordedAsFailureException recorded
                        ? recorded.getResult()
                        : thrown);
    }
}
