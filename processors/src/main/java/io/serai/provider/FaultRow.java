package io.serai.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a fault table: what is seen, and what follows from it. */
record FaultRow(String id, When when, Then then) {

    /** What came of a call that no HTTP status tells. */
    enum Event {
        UNREACHABLE,
        /** Nobody listens where a server on one's own machines did. */
        GONE,
        /** The provider was not asked. */
        NO_CREDENTIAL,
        /** An image by URL may not be had: the provider was not asked. */
        IMAGE_REFUSED,
        /** An image by URL could not be had this time: the provider was not asked. */
        IMAGE_UNREACHABLE,
        STALE,
        TIMED_OUT,
        RESET,
        ANSWER_TOO_LARGE,
        /** Another provider's answer would be as large. */
        VECTORS_TOO_LARGE,
        /** A 2xx that is no answer. */
        BROKEN,
        /** A 2xx in which the model, or a filter around it, declined. */
        DECLINED
    }

    /** Where a row's delay comes from. */
    enum DelayFrom {
        /** The provider's answer: {@link RetryAfter}. */
        ANSWER,
        NEXT_MONTH_UTC,
        MIDNIGHT_PACIFIC
    }

    /** The lessons, as a table names them. */
    enum Teaching {
        NOTHING,
        FAILURE,
        WAIT,
        SLOW_DOWN,
        OPEN,
        OPEN_LONG;

        Lesson lesson(Duration delay) {
            return switch (this) {
                case NOTHING -> new Lesson.Nothing();
                case FAILURE -> new Lesson.Failure();
                case WAIT -> new Lesson.Wait(delay);
                case SLOW_DOWN -> new Lesson.SlowDown(delay);
                case OPEN -> new Lesson.Open();
                case OPEN_LONG -> new Lesson.OpenLong();
            };
        }
    }

    /**
     * Every condition given must hold. {@code status} is {@code 429} or {@code 500-599}; one of
     * {@code words} must be among the error's types and codes; one of {@code message}, regular
     * expressions, must be found in its message in lower case; a quota's name must contain one of
     * {@code quota}, in any case of letters; the provider failed on the same prompt with the same
     * status just before, and that has at least {@code againWithTokens}; the provider has these
     * {@code options}.
     */
    record When(
            @Nullable Event event,
            @Nullable String status,
            @Nullable List<String> words,
            @Nullable List<Pattern> message,
            @Nullable List<String> quota,
            @JsonProperty("again-with-tokens") @Nullable Integer againWithTokens,
            @Nullable Map<String, String> options) {

        boolean isFor(Map<String, String> given) {
            return options == null || given.entrySet().containsAll(options.entrySet());
        }

        boolean matches(ProviderError error) {
            return event == null
                    && (status == null || inRange(status, error.status()))
                    && (words == null || words.stream().anyMatch(error.words()::contains))
                    && (message == null || isFound(message, error.message()))
                    && (quota == null || contains(error.quotas(), quota))
                    && (againWithTokens == null || isAgain(error, againWithTokens));
        }

        private static boolean isAgain(ProviderError error, int tokens) {
            return error.asked().failedWith() == error.status() && error.asked().tokens() >= tokens;
        }

        private static boolean inRange(String range, int status) {
            int dash = range.indexOf('-');
            return dash < 0
                    ? status == Integer.parseInt(range)
                    : status >= Integer.parseInt(range.substring(0, dash))
                            && status <= Integer.parseInt(range.substring(dash + 1));
        }

        private static boolean isFound(List<Pattern> expressions, String message) {
            String text = message.toLowerCase(Locale.ROOT);
            return expressions.stream().anyMatch(part -> part.matcher(text).find());
        }

        private static boolean contains(List<String> texts, List<String> parts) {
            return texts.stream()
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .anyMatch(text -> parts.stream().anyMatch(text::contains));
        }
    }

    /**
     * {@code pause} is how long to wait before a retry here, {@code jitter} what chance adds to it
     * at most; {@code orElse} the delay when the provider gave none.
     */
    record Then(
            FaultKind kind,
            Remedy remedy,
            Teaching lesson,
            int retries,
            @Nullable String pause,
            @Nullable String jitter,
            @JsonProperty("possibly-billed") boolean possiblyBilled,
            @JsonProperty("delay-from") @Nullable DelayFrom delayFrom,
            @JsonProperty("or-else") @Nullable String orElse) {

        Duration pauseOf(double chance) {
            return duration(pause).plusNanos((long) (duration(jitter).toNanos() * chance));
        }

        Optional<Duration> delayOrElse() {
            return Optional.ofNullable(orElse).map(DelayText::parse);
        }

        private static Duration duration(@Nullable String text) {
            return text == null ? Duration.ZERO : DelayText.parse(text);
        }
    }
}
