package io.serai.standins.demo;

import java.time.Instant;

/** A time in which a provider's circuit was open: from its open event to its half-open event. */
record OpenSpan(String provider, Instant from, Instant until) {
    boolean contains(String asked, Instant at) {
        return asked.equals(provider) && at.isAfter(from) && at.isBefore(until);
    }
}
