package io.serai.outages;

import java.time.Duration;

/** What a request came to, as its client sees it; without one it is lost. */
sealed interface Ending {
    /** An answer, after so much calendar time. */
    record Answered(Duration after) implements Ending {}

    /** A reply that there is no answer, with the request kept for an operator. */
    record Failed() implements Ending {}
}
