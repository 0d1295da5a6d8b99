package io.serai.config;

import io.serai.model.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The value of one key, read as what it should be; absent or after a problem the default. */
record Value(Section section, String key) {
    String text(String otherwise) {
        return section.text(key).orElse(otherwise);
    }

    /** {@code true} or {@code false}. */
    boolean flag(boolean otherwise) {
        return parsed(Value::truth, _ -> true, "").orElse(otherwise);
    }

    OptionalInt positive() {
        return parsed(Value::whole, number -> number > 0, "must be positive").stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    int positive(int otherwise) {
        return positive().orElse(otherwise);
    }

    int between(int least, int most, int otherwise) {
        return parsed(
                        Value::whole,
                        number -> number >= least && number <= most,
                        "must be between " + least + " and " + most)
                .orElse(otherwise);
    }

    /** From 0 to 1. */
    double share(double otherwise) {
        return parsed(
                        Value::decimal,
                        number -> number >= 0 && number <= 1,
                        "must be between 0 and 1")
                .orElse(otherwise);
    }

    /** An amount of money, exact. */
    Optional<BigDecimal> amount() {
        return parsed(Value::exact, number -> number.signum() >= 0, "must not be negative");
    }

    /** A day such as 2026-11-22. */
    Optional<LocalDate> day() {
        return parsed(Value::date, _ -> true, "");
    }

    Duration duration(Duration otherwise) {
        return parsed(Durations::parse, Duration::isPositive, "must be positive").orElse(otherwise);
    }

    /** Zero allowed. */
    Duration pause(Duration otherwise) {
        return parsed(Durations::parse, length -> !length.isNegative(), "must not be negative")
                .orElse(otherwise);
    }

    /** Bytes. */
    long size(long otherwise) {
        return parsed(Sizes::parse, bytes -> bytes > 0, "must be positive").orElse(otherwise);
    }

    /** Bytes of something that fits an array. */
    int arraySize(int otherwise) {
        return parsed(
                        Sizes::parse,
                        bytes -> bytes > 0 && bytes <= 1 << 30,
                        "must be positive and at most 1GiB")
                .map(Math::toIntExact)
                .orElse(otherwise);
    }

    <E extends Enum<E>> E word(Class<E> type, E otherwise) {
        return section.text(key).flatMap(text -> word(text, type)).orElse(otherwise);
    }

    <E extends Enum<E>> Optional<E> word(String text, Class<E> type) {
        Optional<E> found =
                Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(text))
                        .findFirst();
        if (found.isEmpty()) {
            String all =
                    Arrays.stream(type.getEnumConstants())
                            .map(Value::word)
                            .collect(Collectors.joining(", "));
            section.problem(
                    key, "must be one of " + all + ", is " + section.unresolved(key).orElse(text));
        }
        return found;
    }

    /** An enum's constant as it stands in the file: {@code single-node}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private <T> Optional<T> parsed(Function<String, T> parser, Predicate<T> holds, String rule) {
        return section.text(key)
                .flatMap(text -> section.build(key, () -> told(parser, text)))
                .filter(value -> holds.test(value) || refuse(rule));
    }

    private <T> T told(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage() + ", is " + shown(), e);
        }
    }

    private boolean refuse(String rule) {
        section.problem(key, rule + ", is " + shown());
        return false;
    }

    /** As it stands in the file: what a placeholder stands for is nobody's business. */
    private String shown() {
        return section.unresolved(key).orElse("");
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return text.equals("true");
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }

    private static BigDecimal exact(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number", e);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a day such as 2026-11-22", e);
        }
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number", e);
        }
    }
}
