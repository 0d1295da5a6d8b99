package io.serai.standins;

import static io.serai.standins.Wire.ANTHROPIC;
import static io.serai.standins.Wire.GEMINI;
import static io.serai.standins.Wire.OPENAI;
import static io.serai.standins.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole replies that are not the answer, in each protocol's own words. */
class RefusalTest {

    private static HttpResponse<String> askOne(Wire wire, Behaviour behaviour) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            standIn.behave(behaviour);
            return wire.ask(standIn, "Hello");
        }
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, 529, /error/type, overloaded_error",
        "OPENAI, 503, /error/code, server_is_overloaded",
        "GEMINI, 503, /error/status, UNAVAILABLE"
    })
    void overloadedIsATotalOutage(Wire wire, int status, String pointer, String word)
            throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            standIn.behave(new Behaviour.Overloaded());

            for (HttpResponse<String> reply :
                    List.of(wire.ask(standIn, "Hello"), wire.probe(standIn))) {
                assertThat(reply.statusCode()).isEqualTo(status);
                assertThat(json(reply).at(pointer).asText()).isEqualTo(word);
            }
        }
    }

    @Test
    void overloadedMaySayWhenToComeBack() throws Exception {
        HttpResponse<String> reply =
                askOne(OPENAI, new Behaviour.Overloaded(Map.of("retry-after-ms", "42")));

        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(header(reply, "retry-after-ms")).isEqualTo("42");
    }

    @Test
    void anthropicThrottlesWithWholeSecondsAndResetTimes() throws Exception {
        HttpResponse<String> reply =
                askOne(ANTHROPIC, new Behaviour.Throttled(Duration.ofMillis(7_200)));

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(json(reply).at("/error/type").asText()).isEqualTo("rate_limit_error");
        assertThat(json(reply).path("request_id").asText()).startsWith("req_011");
        assertThat(header(reply, "retry-after")).isEqualTo("8");
        assertThat(header(reply, "anthropic-ratelimit-requests-remaining")).isEqualTo("0");
        assertThat(Instant.parse(header(reply, "anthropic-ratelimit-requests-reset")))
                .isAfter(Instant.now());
        assertThat(header(reply, "x-should-retry")).isEqualTo("true");
    }

    @Test
    void openAiThrottlesWithSecondsMillisecondsAndGoDurations() throws Exception {
        HttpResponse<String> reply =
                askOne(OPENAI, new Behaviour.Throttled(Duration.ofMillis(90_500)));

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(json(reply).at("/error/code").asText()).isEqualTo("rate_limit_exceeded");
        assertThat(header(reply, "retry-after")).isEqualTo("91");
        assertThat(header(reply, "retry-after-ms")).isEqualTo("90500");
        assertThat(header(reply, "x-ratelimit-reset-requests")).isEqualTo("1m30.5s");
        assertThat(header(reply, "x-ratelimit-remaining-requests")).isEqualTo("0");
    }

    @Test
    void geminiThrottlesInTheBody() throws Exception {
        HttpResponse<String> reply =
                askOne(GEMINI, new Behaviour.Throttled(Duration.ofMillis(34_400)));

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(header(reply, "retry-after")).isEqualTo("none");
        assertThat(json(reply).at("/error/details").findValuesAsText("retryDelay"))
                .containsExactly("34.400s");
        assertThat(json(reply).at("/error/details").findValuesAsText("quotaId").getFirst())
                .contains("PerMinute");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhenToComeBackInTheFormAskedFor(Wire wire) throws Exception {
        Duration delay = Duration.ofMillis(2_500);

        assertThat(
                        header(
                                askOne(wire, new Behaviour.Throttled(delay, RetryForm.SECONDS)),
                                "retry-after"))
                .isEqualTo("3");
        assertThat(
                        header(
                                askOne(
                                        wire,
                                        new Behaviour.Throttled(delay, RetryForm.DECIMAL_SECONDS)),
                                "retry-after"))
                .isEqualTo("2.500");
        assertThat(
                        header(
                                askOne(
                                        wire,
                                        new Behaviour.Throttled(delay, RetryForm.MILLISECONDS)),
                                "retry-after-ms"))
                .isEqualTo("2500");
        String date =
                header(
                        askOne(wire, new Behaviour.Throttled(delay, RetryForm.HTTP_DATE)),
                        "retry-after");
        assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                .isAfter(Instant.now());
        HttpResponse<String> unsaid =
                askOne(wire, new Behaviour.Throttled(delay, RetryForm.UNSAID));
        assertThat(unsaid.headers().map().keySet())
                .noneMatch(name -> name.matches("retry-after.*|.*ratelimit.*"));
        assertThat(unsaid.body()).doesNotContain("retryDelay");
    }

    @ParameterizedTest
    @EnumSource
    void countsCallsAgainstTheLimit(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            standIn.behave(new Behaviour.RateLimited(2));

            assertThat(wire.ask(standIn, "Hello").statusCode()).isEqualTo(200);
            HttpResponse<String> last = wire.ask(standIn, "Hello");
            assertThat(last.statusCode()).isEqualTo(200);
            assertThat(limitHeaders(last)).allMatch(it -> it.getValue().equals(List.of("0")));
            HttpResponse<String> beyond = wire.ask(standIn, "Hello");
            assertThat(beyond.statusCode()).isEqualTo(429);
            assertThat(standIn.answers()).isEqualTo(2);
        }
    }

    private static List<Map.Entry<String, List<String>>> limitHeaders(HttpResponse<String> reply) {
        return reply.headers().map().entrySet().stream()
                .filter(it -> it.getKey().matches(".*ratelimit.*remaining.*"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, 402, billing_error",
        "OPENAI, 429, insufficient_quota",
        "GEMINI, 429, PerDay"
    })
    void outOfQuotaIsMoney(Wire wire, int status, String word) throws Exception {
        HttpResponse<String> reply = askOne(wire, new Behaviour.OutOfQuota());

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).contains(word);
        assertThat(header(reply, "retry-after")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, 401, authentication_error",
        "OPENAI, 401, invalid_api_key",
        "GEMINI, 400, API_KEY_INVALID"
    })
    void refusesAWrongKeyAndAnyKeyWhenTold(Wire wire, int status, String word) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            HttpResponse<String> wrong = wire.askWithKey(standIn, "another-key");
            HttpResponse<String> told = askOne(wire, new Behaviour.Unauthorised());

            assertThat(wrong.statusCode()).isEqualTo(status);
            assertThat(wrong.body()).contains(word);
            assertThat(told.statusCode()).isEqualTo(status);
            assertThat(wire.askWithKey(standIn.key("another-key"), "another-key").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, /stop_reason, refusal",
        "OPENAI, /choices/0/finish_reason, content_filter",
        "GEMINI, /promptFeedback/blockReason, PROHIBITED_CONTENT"
    })
    void refusesContentWithStatus200(Wire wire, String pointer, String word) throws Exception {
        HttpResponse<String> reply = askOne(wire, new Behaviour.RefusesContent());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(json(reply).at(pointer).asText()).isEqualTo(word);
    }

    @ParameterizedTest
    @EnumSource
    void saysAnErrorWithStatus200(Wire wire) throws Exception {
        HttpResponse<String> reply = askOne(wire, new Behaviour.ErrorIn200());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(json(reply).path("error").path("message").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void failsInItsOwnWordsOrInGivenOnes(Wire wire) throws Exception {
        HttpResponse<String> own = askOne(wire, new Behaviour.Fails(500));
        HttpResponse<String> given =
                askOne(wire, new Behaviour.Fails(418, "teapot", Map.of("retry-after", "9")));

        assertThat(own.statusCode()).isEqualTo(500);
        assertThat(json(own).path("error").path("message").asText()).isNotEmpty();
        assertThat(given.statusCode()).isEqualTo(418);
        assertThat(given.body()).isEqualTo("teapot");
        assertThat(header(given, "retry-after")).isEqualTo("9");
    }

    @ParameterizedTest
    @EnumSource
    void isFlakyTheSameWayForTheSameSeed(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            standIn.behave(new Behaviour.Flaky(0.5, new Behaviour.Fails(500)));

            List<Integer> first = twentyStatuses(wire, standIn.seed(7));
            List<Integer> second = twentyStatuses(wire, standIn.seed(7));

            assertThat(first).isEqualTo(second).contains(200, 500);
        }
    }

    private static List<Integer> twentyStatuses(Wire wire, StandIn standIn) throws Exception {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            statuses.add(wire.ask(standIn, "Hello").statusCode());
        }
        return statuses;
    }

    @ParameterizedTest
    @EnumSource
    void knowsNoOtherPath(Wire wire) throws Exception {
        try (StandIn standIn = wire.standIn().start()) {
            var request =
                    HttpRequest.newBuilder(URI.create(standIn.baseUrl() + "/v2/else")).build();
            HttpResponse<String> reply = Wire.send(request);

            JsonNode error = json(reply).path("error");
            assertThat(reply.statusCode()).isEqualTo(404);
            assertThat(error.path("message").asText()).isNotEmpty();
            assertThat(standIn.calls()).isZero();
        }
    }

    @Test
    void refusesImpossibleBehaviours() {
        assertThatThrownBy(() -> new Behaviour.RateLimited(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Behaviour.Flaky(1.5, new Behaviour.Hangs()))
                .hasMessageContaining("share 1.5");
        assertThatThrownBy(() -> new Behaviour.Flaky(0.5, new Behaviour.Down()))
                .hasMessageContaining("Down");
        assertThatThrownBy(() -> new Behaviour.Fails(42)).hasMessageContaining("status 42");
    }
}
