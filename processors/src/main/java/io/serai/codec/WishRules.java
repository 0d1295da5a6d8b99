package io.serai.codec;

import io.serai.model.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The form of single wishes: each method returns the value or throws for {@link Wishes#read}. */
final class WishRules {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Duration LONGEST_TTL = Duration.ofDays(3650);
    private static final Instant LAST_DEADLINE = Instant.parse("9999-12-31T23:59:59Z");
    private static final int LONGEST_APP = 128;
    private static final int LONGEST_LABEL = 256;

    private WishRules() {}

    static String topic(String text) {
        return check(text, TOPIC.matcher(text).matches());
    }

    static int partition(String text) {
        int number = Integer.parseInt(text);
        check(text, number >= 0);
        return number;
    }

    static String app(String text) {
        return check(text, !text.isBlank() && text.length() <= LONGEST_APP);
    }

    static String label(String text) {
        return check(text, text.length() <= LONGEST_LABEL);
    }

    static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST_DEADLINE)) {
            throw new DateTimeException(text);
        }
        return instant;
    }

    static Duration ttl(String text) {
        Duration length = Durations.parse(text);
        check(text, length.isPositive() && length.compareTo(LONGEST_TTL) <= 0);
        return length;
    }

    private static String check(String text, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
