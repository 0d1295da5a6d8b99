package io.serai.standins;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a command, taken one by one; what is missing or misspelt is refused by name. */
final class Words {

    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m)");

    private final Deque<String> left;

    Words(String line) {
        left = new ArrayDeque<>(line.isBlank() ? List.of() : List.of(line.strip().split("\\s+")));
    }

    boolean areLeft() {
        return !left.isEmpty();
    }

    String next(String what) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException("expected " + what + " and got nothing");
        }
        return left.removeFirst();
    }

    /** All that are left. */
    String rest() {
        String rest = String.join(" ", left);
        left.clear();
        return rest;
    }

    boolean nextIs(Pattern pattern) {
        return areLeft() && pattern.matcher(left.getFirst()).matches();
    }

    int nextInt(String what) {
        return next(what, "a whole number", Integer::valueOf);
    }

    double nextDouble(String what) {
        return next(what, "a number such as 0.5", Double::valueOf);
    }

    Duration nextDuration(String what) {
        return next(what, "a duration such as 200ms, 2s or 1m", Words::duration);
    }

    RetryForm nextRetryForm() {
        return next(
                "the form",
                "one of " + List.of(RetryForm.values()),
                word -> RetryForm.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private <T> T next(String what, String shape, Function<String, T> read) {
        String word = next(what + ", " + shape + ",");
        try {
            return read.apply(word);
        } catch (IllegalArgumentException misspelt) {
            throw new IllegalArgumentException(
                    what + " must be " + shape + ", not '" + word + "'", misspelt);
        }
    }

    static Duration duration(String word) {
        Matcher matcher = DURATION.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(word);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
