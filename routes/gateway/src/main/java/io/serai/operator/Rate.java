package io.serai.operator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often at most. */
record Rate(Duration interval) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(?:/([smh]))?");

    static Rate parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Rate(unit(match.group(2)).dividedBy(Long.parseLong(match.group(1))));
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "h" -> Duration.ofHours(1);
            case "m" -> Duration.ofMinutes(1);
            case null, default -> Duration.ofSeconds(1);
        };
    }
}
