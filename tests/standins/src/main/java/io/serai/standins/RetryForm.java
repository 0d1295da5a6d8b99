package io.serai.standins;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The ways in which providers say when to come back. */
public enum RetryForm {
    /** As the protocol itself does: a header, two headers, or a field of the body. */
    NATIVE,
    SECONDS,
    DECIMAL_SECONDS,
    HTTP_DATE,
    MILLISECONDS,
    /** Only the reset times of the rate-limit headers. */
    RESETS_ONLY,
    /** Nothing says when. */
    UNSAID;

    /** The headers of this form; none for the forms that are not headers. */
    Map<String, String> headers(Duration wait, Instant now) {
        return switch (this) {
            case NATIVE, RESETS_ONLY, UNSAID -> Map.of();
            case SECONDS -> Map.of("retry-after", wholeSeconds(wait));
            case DECIMAL_SECONDS -> Map.of("retry-after", decimalSeconds(wait));
            case HTTP_DATE ->
                    Map.of(
                            "retry-after",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    now.plus(wait).plusMillis(999).atZone(ZoneOffset.UTC)));
            case MILLISECONDS -> Map.of("retry-after-ms", Long.toString(wait.toMillis()));
        };
    }

    static String wholeSeconds(Duration wait) {
        return Long.toString(wait.plusMillis(999).toSeconds());
    }

    static String decimalSeconds(Duration wait) {
        return String.format(Locale.ROOT, "%.3f", wait.toMillis() / 1000.0);
    }
}
