package io.serai.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.ResultRecordedAsFailureException;
import io.serai.model.Fault;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider's circuit breaker. Resilience4j counts; this class knows the dates.
 *
 * <ul>
 *   <li>closed -> open: failures in a row, or the failure rate, or one fault that says so (money,
 *       credentials);
 *   <li>open -> half-open: the wait is over and the last probe was good; a good probe ends the wait
 *       early when plain failures opened the circuit and no trial has failed since;
 *   <li>half-open, a trial out: no other call is permitted;
 *   <li>half-open -> closed: the trial was answered;
 *   <li>half-open -> open: the trial failed, and the next wait is twice as long; or it was given up
 *       here, and the wait is as before.
 * </ul>
 *
 * Resilience4j itself never leaves open: it only asks {@link #permits()} when the caller does.
 */
public final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final Duration OPEN_ONCE = Duration.ofMinutes(1);

    /** Longer than any wait: leaving open is this class's decision. */
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final ProviderId provider;
    private final BreakerSettings settings;
    private final Function<Object, Optional<Fault>> faultOf;
    private final InstantSource clock;
    private final CircuitBreaker circuit;

    private int failuresInARow;
    private int failedTrials;
    private int longOpenings;
    private boolean openedLong;
    private boolean lastProbeGood = true;
    private boolean trialIsOut;
    private Instant openedAt = Instant.MIN;
    private Instant openUntil = Instant.MIN;
    private Instant lastAnswered = Instant.MIN;

    /**
     * @param faultOf finds the fault in what the circuit breaker is handed: a call's result, or
     *     what it threw
     */
    public Breaker(
            ProviderId provider,
            BreakerSettings settings,
            Function<Object, Optional<Fault>> faultOf,
            InstantSource clock) {
        this.provider = provider;
        this.settings = settings;
        this.faultOf = faultOf;
        this.clock = clock;
        circuit = CircuitBreaker.of(provider.value(), config());
        circuit.getEventPublisher()
                .onSuccess(event -> answered())
                .onError(event -> failed(fault(event.getThrowable())))
                .onCallNotPermitted(_ -> refused())
                .onStateTransition(event -> changed(event.getStateTransition().getToState()));
    }

    private CircuitBreakerConfig config() {
        return CircuitBreakerConfig.custom()
                .clock(clock.withZone(ZoneOffset.UTC))
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) settings.window().toSeconds())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(threshold())
                .permittedNumberOfCallsInHalfOpenState(1)
                .maxWaitDurationInHalfOpenState(settings.openForAtMost())
                .waitDurationInOpenState(FOR_EVER)
                .recordResult(this::isFailure)
                .recordException(thrown -> isFailure(thrown) || isTrialGivenUp(thrown))
                .build();
    }

    /** "Above" the configured rate; Resilience4j opens at it. */
    private float threshold() {
        return Math.min(100f, Math.nextUp((float) settings.failureRatePercent()));
    }

    /** The instance to hand to Camel's circuit breaker by reference. */
    public CircuitBreaker circuit() {
        return circuit;
    }

    /** Whether a call may be tried now; lets a trial through when the wait is over. */
    public synchronized boolean permits() {
        if (circuit.getState() == CircuitBreaker.State.OPEN
                && lastProbeGood
                && !clock.instant().isBefore(openUntil)) {
            circuit.transitionToHalfOpenState();
        }
        return isClosed() || (circuit.getState() == CircuitBreaker.State.HALF_OPEN && !trialIsOut);
    }

    public boolean isClosed() {
        return circuit.getState() == CircuitBreaker.State.CLOSED;
    }

    /** Until when it is open at least; empty when it is not. */
    public synchronized Optional<Instant> openUntil() {
        return circuit.getState() == CircuitBreaker.State.OPEN
                ? Optional.of(openUntil)
                : Optional.empty();
    }

    /** When the provider last answered a prompt; {@link Instant#MIN} for never. */
    public synchronized Instant lastAnswered() {
        return lastAnswered;
    }

    /**
     * Learns what a probe of that time found; a good one from before the circuit opened says
     * nothing of whether the provider is back.
     */
    public synchronized void probed(boolean good, Instant at) {
        if (good && at.isBefore(openedAt)) {
            return;
        }
        lastProbeGood = good;
        if (good && !openedLong && failedTrials == 0) {
            openUntil = Instant.MIN;
        }
    }

    /** Follows another worker whose circuit is open until then. */
    public synchronized void followOpenUntil(Instant until) {
        if (until.isAfter(clock.instant())) {
            open(until);
        }
    }

    private boolean isFailure(Object result) {
        return faultOf.apply(result).map(fault -> counts(fault.lesson())).orElse(false);
    }

    /** Nothing was learnt of the provider, and only answers close a circuit. */
    private boolean isTrialGivenUp(Throwable thrown) {
        return circuit.getState() == CircuitBreaker.State.HALF_OPEN
                && faultOf.apply(thrown).isEmpty();
    }

    /** A trial that only told of a key is given up: nothing was learnt of the provider. */
    private boolean counts(Lesson lesson) {
        return switch (lesson) {
            case Lesson.Nothing(), Lesson.Wait(_), Lesson.SlowDown() -> false;
            case Lesson.OtherKey() -> circuit.getState() == CircuitBreaker.State.HALF_OPEN;
            case Lesson.Failure(), Lesson.Open(), Lesson.OpenLong() -> true;
        };
    }

    private Optional<Fault> fault(Throwable thrown) {
        Object result =
                thrown instanceof ResultRecordedAsFailureException recorded
                        ? recorded.getResult()
                        : thrown;
        return faultOf.apply(result);
    }

    private synchronized void answered() {
        failuresInARow = 0;
        lastAnswered = clock.instant();
        if (circuit.getState() != CircuitBreaker.State.OPEN) {
            failedTrials = 0;
            longOpenings = 0;
            openedLong = false;
            openUntil = Instant.MIN;
        }
    }

    private synchronized void failed(Optional<Fault> fault) {
        boolean trial = circuit.getState() == CircuitBreaker.State.HALF_OPEN;
        failuresInARow++;
        if (trial && fault.filter(Breaker::isProviders).isPresent()) {
            failedTrials++;
        }
        switch (fault.map(Fault::lesson).orElseGet(Lesson.Failure::new)) {
            case Lesson.OpenLong() -> openLong(fault.orElseThrow());
            case Lesson.Open() -> openFor(OPEN_ONCE);
            case Lesson.Failure(),
                    Lesson.Nothing(),
                    Lesson.OtherKey(),
                    Lesson.Wait(_),
                    Lesson.SlowDown() -> {
                if (trial || (isClosed() && failuresInARow >= settings.failuresInARow())) {
                    openFor(settings.openFor(failedTrials));
                }
            }
        }
    }

    private static boolean isProviders(Fault fault) {
        return !(fault.lesson() instanceof Lesson.OtherKey);
    }

    private void openLong(Fault fault) {
        if (circuit.getState() == CircuitBreaker.State.OPEN && openedLong) {
            return;
        }
        openedLong = true;
        Duration wait = settings.openLong(longOpenings++);
        LOG.atError()
                .addKeyValue("provider", provider)
                .addKeyValue("fault", fault.word())
                .addKeyValue("status", fault.status())
                .addKeyValue("message", fault.message())
                .addKeyValue("wait", wait)
                .log("Provider refuses for money or credentials: its circuit is open");
        openFor(wait);
    }

    private void openFor(Duration wait) {
        open(clock.instant().plus(wait));
    }

    private void open(Instant until) {
        if (until.isAfter(openUntil)) {
            openUntil = until;
        }
        if (circuit.getState() != CircuitBreaker.State.OPEN) {
            circuit.transitionToOpenState();
        }
    }

    /**
     * Resilience4j does not tell when a trial begins, only that another call was refused beside it:
     * until it ends, nobody else needs to come.
     */
    private synchronized void refused() {
        trialIsOut = circuit.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    private synchronized void changed(CircuitBreaker.State state) {
        trialIsOut = false;
        if (state == CircuitBreaker.State.OPEN) {
            openedAt = clock.instant();
            openUntil = openUntil.isAfter(openedAt) ? openUntil : openedAt.plus(settings.openFor());
        }
        LOG.atInfo().addKeyValue("provider", provider).addKeyValue("circuit", state).log("Circuit");
    }
}
