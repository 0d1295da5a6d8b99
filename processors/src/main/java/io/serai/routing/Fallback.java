package io.serai.routing;

import java.time.Duration;

/** Where a degraded answer comes from when no provider can give one. */
public sealed interface Fallback {
    /** A configured text. */
    record Text(String text) implements Fallback {}

    /**
     * A Camel end point that is not AI (a rule engine, a search): asked at least once, within
     * {@code timeout}.
     */
    record EndPoint(String uri, Duration timeout) implements Fallback {}
}
