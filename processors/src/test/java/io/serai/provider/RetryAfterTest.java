package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    @Test
    void readsTheLongestOfItsHeaders() {
        assertThat(delay(Map.of("Retry-After-Ms", "0", "Retry-After", "1"), ""))
                .contains(Duration.ofSeconds(1));
        assertThat(delay(Map.of("x-ms-retry-after-ms", "1500", "retry-after", "1"), ""))
                .contains(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after, 2, PT2S",
        "retry-after-ms, 1500, PT1.5S",
        "x-ms-retry-after-ms, 1500, PT1.5S",
    })
    void readsEachOfItsHeadersAlone(String header, String value, Duration expected) {
        assertThat(delay(Map.of(header, value), "")).contains(expected);
    }

    @Test
    void readsGooglesRetryInfo() {
        String body =
                """
                [{"error":{"code":429,"message":"Slow down. Please retry in 34.074824224s.",
                  "status":"RESOURCE_EXHAUSTED","details":[
                    {"@type":"type.googleapis.com/google.rpc.Help","links":[]},
                    {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.4s"}]}}]
                """;

        assertThat(delay(Map.of(), body)).contains(Duration.ofMillis(34_400));
    }

    @ParameterizedTest
    @CsvSource({
        "Please retry in 48.5s., PT48.5S",
        "Limit 3. Please try again in 1m30s. Visit our site, PT1M30S",
        "Please try again in 6ms, PT0.006S",
        "Please retry after 12 seconds., PT12S",
    })
    void readsItsMessage(String message, Duration expected) {
        assertThat(delay(Map.of(), "{\"error\":{\"message\":\"" + message + "\"}}"))
                .contains(expected);
    }

    @Test
    void readsTheResetOfALimitThatIsUsedUp() {
        assertThat(
                        delay(
                                Map.of(
                                        "x-ratelimit-remaining-tokens", "0",
                                        "x-ratelimit-reset-tokens", "6m0s",
                                        "x-ratelimit-remaining-requests", "12",
                                        "x-ratelimit-reset-requests", "50m"),
                                ""))
                .contains(Duration.ofMinutes(6));
        assertThat(
                        delay(
                                Map.of(
                                        "anthropic-ratelimit-output-tokens-remaining", "0",
                                        "anthropic-ratelimit-output-tokens-reset",
                                                "2026-11-22T16:00:07Z"),
                                ""))
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void findsNothingWhereNothingIsSaid() {
        assertThat(delay(Map.of("retry-after", "later"), "{\"error\":{\"message\":\"no\"}}"))
                .isEmpty();
    }

    private static Optional<Duration> delay(Map<String, String> headers, String body) {
        WireAnswer answer = new WireAnswer(429, headers, body.getBytes(StandardCharsets.UTF_8));
        return RetryAfter.of(answer, ProviderError.of(answer), Providers.NOW);
    }
}
