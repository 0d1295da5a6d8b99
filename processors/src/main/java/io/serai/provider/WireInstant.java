package io.serai.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;

/** Dates as OpenAI writes them, in seconds; for what is none, now. */
public final class WireInstant {
    /** 9999-12-31: what comes after cannot be written as a date. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private WireInstant() {}

    public static Instant of(JsonNode seconds, InstantSource clock) {
        boolean sane = seconds.canConvertToLong() && seconds.asLong() > 0;
        return sane && seconds.asLong() <= LAST_SECOND
                ? Instant.ofEpochSecond(seconds.asLong())
                : clock.instant();
    }
}
