package io.serai.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.serai.model.Fault;
import io.serai.model.Lesson;
import io.serai.model.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

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
    private static final Duration OPEN_ONCE = Duration.ofMinutes(1);

    private final CircuitLog log;
    private final BreakerSettings settings;
    private final Evidence evidence;
    private final InstantSource clock;
    private final CircuitBreaker circuit;
    private final OpenTime openTime;

    private int failuresInARow;
    private boolean trialIsOut;
    private Instant lastAnswered = Instant.MIN;
    private Optional<Fault> openedBy = Optional.empty();

    /**
     * @param faultOf finds the fault in what the circuit breaker is handed: a call's result, or
     *     what it threw
     */
    public Breaker(
            ProviderId provider,
            BreakerSettings settings,
            Function<Object, Optional<Fault>> faultOf,
            InstantSource clock) {
        log = new CircuitLog(provider);
        this.settings = settings;
        this.evidence = new Evidence(faultOf);
        this.clock = clock;
        openTime = new OpenTime(settings);
        circuit =
                CircuitBreaker.of(
                        provider.value(), evidence.config(settings, clock, this::isHalfOpen));
        circuit.getEventPublisher()
                .onSuccess(event -> answered())
                .onError(event -> failed(evidence.fault(event.getThrowable())))
                .onCallNotPermitted(_ -> refused())
                .onStateTransition(event -> changed(event.getStateTransition().getToState()));
    }

    /** The instance to hand to Camel's circuit breaker by reference. */
    public CircuitBreaker circuit() {
        return circuit;
    }

    /** Whether a call may be tried now; lets a trial through when the wait is over. */
    public synchronized boolean permits() {
        if (isOpen() && openTime.isOver(clock.instant())) {
            circuit.transitionToHalfOpenState();
        }
        return isClosed() || (isHalfOpen() && !trialIsOut);
    }

    public boolean isClosed() {
        return circuit.getState() == CircuitBreaker.State.CLOSED;
    }

    private boolean isOpen() {
        return circuit.getState() == CircuitBreaker.State.OPEN;
    }

    private boolean isHalfOpen() {
        return circuit.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    /** Until when it is open at least; empty when it is not. */
    public synchronized Optional<Instant> openUntil() {
        return isOpen() ? Optional.of(openTime.until()) : Optional.empty();
    }

    /** The fault that opened it, where there was one and it is still open. */
    public synchronized Optional<Fault> openedBy() {
        return isOpen() ? openedBy : Optional.empty();
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
        openTime.probed(good, at);
    }

    /** Follows another worker whose circuit is open until then. */
    public synchronized void followOpenUntil(Instant until) {
        if (until.isAfter(clock.instant())) {
            open(until);
        }
    }

    private synchronized void answered() {
        failuresInARow = 0;
        lastAnswered = clock.instant();
        if (!isOpen()) {
            openTime.end();
            openedBy = Optional.empty();
        }
    }

    private synchronized void failed(Optional<Fault> fault) {
        boolean trial = isHalfOpen();
        failuresInARow++;
        if (trial && fault.filter(Breaker::isProviders).isPresent()) {
            openTime.trialFailed();
        }
        switch (fault.map(Fault::lesson).orElseGet(Lesson.Failure::new)) {
            case Lesson.OpenLong(var atMost) -> openLong(fault.orElseThrow(), atMost);
            case Lesson.Open() -> refused(fault.orElseThrow(), OPEN_ONCE);
            case Lesson.Failure(),
                    Lesson.Nothing(),
                    Lesson.OtherKey(),
                    Lesson.Wait(_),
                    Lesson.SlowDown(_) -> {
                if (trial || (isClosed() && failuresInARow >= settings.failuresInARow())) {
                    openFor(openTime.afterFailures());
                    openedBy = fault;
                }
            }
        }
    }

    private static boolean isProviders(Fault fault) {
        return !(fault.lesson() instanceof Lesson.OtherKey);
    }

    private void openLong(Fault fault, Optional<Duration> atMost) {
        if (isOpen() && openTime.isLong()) {
            return;
        }
        refused(fault, openTime.afterRefusal(atMost));
    }

    private void refused(Fault fault, Duration wait) {
        if (!isOpen() || openTime.isLong()) {
            log.refused(fault, wait);
        }
        openFor(wait);
        openedBy = Optional.of(fault);
    }

    private void openFor(Duration wait) {
        open(clock.instant().plus(wait));
    }

    private void open(Instant until) {
        openTime.atLeastUntil(until);
        if (!isOpen()) {
            circuit.transitionToOpenState();
        }
    }

    /**
     * Resilience4j does not tell when a trial begins, only that another call was refused beside it:
     * until it ends, nobody else needs to come.
     */
    private synchronized void refused() {
        trialIsOut = isHalfOpen();
    }

    private synchronized void changed(CircuitBreaker.State state) {
        trialIsOut = false;
        if (state == CircuitBreaker.State.OPEN) {
            openTime.begin(clock.instant());
        }
        log.changed(state);
    }
}
