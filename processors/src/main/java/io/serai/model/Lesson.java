package io.serai.model;

import java.time.Duration;

/** What circuit breaker and limiter of a provider learn from a fault. */
public sealed interface Lesson {
    /** Nothing: the fault is the request's own. */
    record Nothing() implements Lesson {}

    /** Nothing of the provider: the fault is the key's, and another one is asked. */
    record OtherKey() implements Lesson {}

    /** A failure of the provider, to be counted. */
    record Failure() implements Lesson {}

    /**
     * Rate state: the limiter refuses the provider for this long; the circuit records a success.
     */
    record Wait(Duration length) implements Lesson {}

    /** Too fast: the limiter lowers its rate; the circuit records a success. */
    record SlowDown() implements Lesson {}

    /** The circuit opens for one minute. */
    record Open() implements Lesson {}

    /**
     * Money or credentials: the circuit opens for 15 minutes, doubled up to 6 hours, and an
     * operator is told.
     */
    record OpenLong() implements Lesson {}
}
