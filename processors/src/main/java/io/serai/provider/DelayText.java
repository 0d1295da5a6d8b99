package io.serai.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every form in which providers write a delay: seconds ({@code 30}, {@code 0.5}), Go and protobuf
 * durations ({@code 1m30s}, {@code 6ms}, {@code 34.4s}), HTTP dates, RFC 3339 instants, and seconds
 * or milliseconds since 1970. A delay lies between nothing and {@link #LONGEST}: whoever says more
 * is asked again after that, which costs one refusal, while a garbled header does not shut a
 * provider out for a year.
 */
final class DelayText {
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Map<String, BigDecimal> NANOS =
            Map.of(
                    "h", BigDecimal.valueOf(3_600_000_000_000L),
                    "m", BigDecimal.valueOf(60_000_000_000L),
                    "s", BigDecimal.valueOf(1_000_000_000L),
                    "ms", BigDecimal.valueOf(1_000_000L),
                    "us", BigDecimal.valueOf(1_000L),
                    "µs", BigDecimal.valueOf(1_000L),
                    "ns", BigDecimal.ONE);

    private static final BigDecimal EPOCH_SECONDS = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal EPOCH_MILLIS = BigDecimal.valueOf(1_000_000_000_000L);
    private static final BigDecimal LATEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String NUMBER = "\\d{1,20}(?:\\.\\d{0,20})?";
    private static final Pattern PLAIN = Pattern.compile("-?" + NUMBER);
    private static final Pattern STEP = Pattern.compile("(" + NUMBER + ")(ms|us|µs|ns|h|m|s)");
    private static final Pattern STEPS = Pattern.compile("(?:" + STEP.pattern() + ")+");

    private DelayText() {}

    /** The delay from {@code now}; a plain number counts {@code unit}s. Empty when it is none. */
    static Optional<Duration> parse(String text, String unit, Instant now) {
        String trimmed = text.strip();
        if (PLAIN.matcher(trimmed).matches()) {
            return Optional.of(
                    epoch(new BigDecimal(trimmed), unit)
                            .map(until -> bounded(now, until))
                            .orElseGet(() -> bounded(nanos(trimmed, unit))));
        }
        return STEPS.matcher(trimmed).matches()
                ? Optional.of(steps(trimmed))
                : instant(trimmed).map(until -> bounded(now, until));
    }

    /** A duration of Serai's own tables, such as {@code 200ms}. */
    static Duration parse(String text) {
        if (!STEPS.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no duration such as 200ms");
        }
        return steps(text);
    }

    private static Duration steps(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher step = STEP.matcher(text); step.find(); ) {
            sum = sum.add(nanos(step.group(1), step.group(2)));
        }
        return bounded(sum);
    }

    /** What is more than thirty years is a date, whatever the unit. */
    private static Optional<Instant> epoch(BigDecimal number, String unit) {
        if (number.compareTo(EPOCH_MILLIS) >= 0) {
            return Optional.of(Instant.ofEpochMilli(number.min(LATEST).longValue()));
        }
        return unit.equals("s") && number.compareTo(EPOCH_SECONDS) >= 0
                ? Optional.of(Instant.ofEpochSecond(number.longValue()))
                : Optional.empty();
    }

    private static BigDecimal nanos(String number, String unit) {
        return new BigDecimal(number).multiply(NANOS.get(unit));
    }

    private static Duration bounded(BigDecimal nanos) {
        BigDecimal longest = BigDecimal.valueOf(LONGEST.toNanos());
        BigDecimal within = nanos.max(BigDecimal.ZERO).min(longest);
        return Duration.ofNanos(within.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    private static Duration bounded(Instant now, Instant until) {
        if (until.isBefore(now)) {
            return Duration.ZERO;
        }
        return until.isBefore(now.plus(LONGEST)) ? Duration.between(now, until) : LONGEST;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notRfc3339) {
            return httpDate(text);
        }
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
