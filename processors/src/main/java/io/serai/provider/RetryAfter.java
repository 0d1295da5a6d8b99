package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where a provider says when it may be asked again: headers first, then its body. */
final class RetryAfter {
    private static final String SECONDS = "s";
    private static final String MILLISECONDS = "ms";

    /** Header, and the unit of its plain numbers. */
    private static final Map<String, String> HEADERS =
            Map.of(
                    "retry-after", SECONDS,
                    "retry-after-ms", MILLISECONDS,
                    "x-ms-retry-after-ms", MILLISECONDS);

    /**
     * Rate state: {@code x-ratelimit-remaining-tokens}, {@code
     * anthropic-ratelimit-tokens-remaining}.
     */
    private static final Pattern REMAINING =
            Pattern.compile("(?:x|anthropic)-ratelimit-.*\\bremaining\\b.*");

    private static final Pattern IN_MESSAGE =
            Pattern.compile(
                    "(?i)(?:retry|try again)\\s+(?:in|after)\\s+"
                            + "((?:\\d{1,9}(?:\\.\\d{1,20})?(?:ms|h|m|s))+|\\d{1,9}(?= ?sec))");

    private RetryAfter() {}

    static Optional<Duration> of(WireAnswer answer, ProviderError error, Instant now) {
        return headers(answer, now)
                .or(() -> error.delay().flatMap(text -> DelayText.parse(text, SECONDS, now)))
                .or(() -> message(error.message(), now))
                .or(() -> reset(answer, now));
    }

    /** The longest: Azure says 0 ms beside 1 s. */
    private static Optional<Duration> headers(WireAnswer answer, Instant now) {
        return HEADERS.entrySet().stream()
                .flatMap(header -> parse(answer, header.getKey(), header.getValue(), now))
                .max(Duration::compareTo);
    }

    private static Optional<Duration> message(String message, Instant now) {
        Matcher match = IN_MESSAGE.matcher(message);
        return match.find() ? DelayText.parse(match.group(1), SECONDS, now) : Optional.empty();
    }

    /** When the last of the limits that are used up starts again. */
    private static Optional<Duration> reset(WireAnswer answer, Instant now) {
        return answer.headers().entrySet().stream()
                .filter(header -> REMAINING.matcher(header.getKey()).matches())
                .filter(header -> header.getValue().strip().equals("0"))
                .map(header -> header.getKey().replace("remaining", "reset"))
                .flatMap(header -> parse(answer, header, SECONDS, now))
                .max(Duration::compareTo);
    }

    private static Stream<Duration> parse(
            WireAnswer answer, String header, String unit, Instant now) {
        return answer.header(header).flatMap(text -> DelayText.parse(text, unit, now)).stream();
    }
}
