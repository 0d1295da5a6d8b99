package io.serai.kafka;

import java.time.Instant;
import java.util.List;

/** How the route left a delivery. */
sealed interface Settlement {
    /** Handled: what was enlisted and the record's offset are to be committed together. */
    record Finished(List<Enlisted> enlisted) implements Settlement {}

    /** To be read again at the instant, or earlier when the event releases it. */
    record Deferred(Instant due, String event) implements Settlement {}

    /** Taken back while idle. */
    record TakenBack() implements Settlement {}
}
