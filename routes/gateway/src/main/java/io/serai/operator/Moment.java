package io.serai.operator;

import io.serai.model.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** A point in time as an operator writes it: an instant, or how long ago. */
interface Moment {
    Instant from(Instant now);

    static Moment parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            return _ -> instant;
        } catch (DateTimeException _) {
            Duration ago = Durations.parse(text);
            return now -> now.minus(ago);
        }
    }
}
