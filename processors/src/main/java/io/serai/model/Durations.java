package io.serai.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How producers and operators write a length of time: {@code 30s}, {@code 15m} or ISO-8601. */
public final class Durations {
    /** The rule, as it stands in messages. */
    public static final String RULE =
            "must be a number and ms, s, m, h or d, such as 30s, or ISO-8601, such as PT15M";

    private static final Pattern SHORT = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    private Durations() {}

    /** Reads one; anything else is an {@link IllegalArgumentException} that says the rule. */
    public static Duration parse(String text) {
        Matcher match = SHORT.matcher(text);
        if (match.matches()) {
            return of(Long.parseLong(match.group(1)), match.group(2));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(RULE, e);
        }
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
