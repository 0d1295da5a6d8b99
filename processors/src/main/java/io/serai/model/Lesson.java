package io.serai.model;

import java.time.Duration;
import java.util.Optional;

/** What circuit breaker and limiter of a provider learn from a fault. */
public sealed interface Lesson {
    /** Nothing: the fault is the request's own. */
    record Nothing() implements Lesson {}

    /**
     * Nothing of the provider: the fault is the key's or the token's, and it is asked with another.
     */
    record OtherKey() implements Lesson {}

    /** A failure of the provider, to be counted. */
    record Failure() implements Lesson {}

    /**
     * Rate state: the limiter refuses the provider for this long; the circuit records a success.
     */
    record Wait(Duration length) implements Lesson {}

    /**
     * Too fast: the limiter lowers its rate, and refuses the provider at least so long; the circuit
     * records a success.
     */
    record SlowDown(Duration atLeast) implements Lesson {}

    /** The circuit opens for one minute. */
    record Open() implements Lesson {}

    /**
     * Money or credentials: the circuit opens for 15 minutes, doubled up to 6 hours, and an
     * operator is told. {@code atMost} is there where it is known that the provider can be asked
     * after so long.
     */
    record OpenLong(Optional<Duration> atMost) implements Lesson {
        public OpenLong() {
            this(Optional.empty());
        }
    }
}
