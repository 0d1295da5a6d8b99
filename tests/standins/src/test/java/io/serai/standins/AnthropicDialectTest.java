package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnthropicDialectTest {

    private static final String TOOLS =
            """
            [{"name": "weather", "input_schema":
                {"type": "object", "properties": {"city": {"type": "string"}, "days": {"type": "integer"}}}}]\
            """;

    private final StandIn standIn = StandIn.anthropic("claude").start();
    private final Exam exam = new Exam(Wire.ANTHROPIC, standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    /** A request with these members beside the model and the limit. */
    private static String request(String members) {
        return """
        {"model": "claude-sonnet-5-5", "max_tokens": 300, %s}\
        """
                .formatted(members);
    }

    private static String messages(String messages) {
        return request("\"messages\": [" + messages + "]");
    }

    @Test
    void answersAMessageWhoseUsageAddsUp() throws Exception {
        JsonNode message =
                exam.answer(
                        messages(
                                """
                                {"role": "user", "content": "Tell me a long story about caravans and inns"}\
                                """));

        assertThat(message.path("id").asText()).startsWith("msg_01");
        assertThat(message.path("stop_reason").asText()).isEqualTo("end_turn");
        JsonNode usage = message.path("usage");
        int cached = usage.path("cache_read_input_tokens").asInt();
        int written = usage.path("cache_creation_input_tokens").asInt();
        assertThat(cached).isPositive();
        assertThat(written)
                .isPositive()
                .isEqualTo(usage.at("/cache_creation/ephemeral_5m_input_tokens").asInt());
        assertThat(usage.path("input_tokens").asInt() + cached + written).isEqualTo(44 / 4 + 3);
        assertThat(usage.path("output_tokens").asInt())
                .isGreaterThan(usage.at("/output_tokens_details/thinking_tokens").asInt());
    }

    @Test
    void takesImagesOfFourTypes() throws Exception {
        String image =
                """
                {"role": "user", "content": [{"type": "image", "source":
                    {"type": "base64", "media_type": "image/%s", "data": "AA=="}}]}\
                """;

        assertThat(exam.answer(messages(image.formatted("png"))).path("id").asText()).isNotBlank();
        assertThat(exam.objection(messages(image.formatted("bmp"))))
                .contains("source.base64.media_type: Input should be");
    }

    @Test
    void namesRequestAndRateLimitInHeaders() throws Exception {
        HttpResponse<String> reply = Wire.ANTHROPIC.ask(standIn, "Hello");

        assertThat(reply.headers().firstValue("request-id").orElseThrow()).startsWith("req_011");
        assertThat(reply.headers().map())
                .containsKeys(
                        "anthropic-ratelimit-requests-limit",
                        "anthropic-ratelimit-input-tokens-remaining");
    }

    @Test
    void stopsAtTheTokensAllowed() throws Exception {
        JsonNode message =
                exam.answer(
                        """
                        {"model": "claude-sonnet-5-5", "max_tokens": 8,
                         "messages": [{"role": "user", "content": "Tell me a long story about caravans"}]}\
                        """);

        assertThat(message.path("stop_reason").asText()).isEqualTo("max_tokens");
        assertThat(message.at("/usage/output_tokens").asInt()).isEqualTo(8);
    }

    @Test
    void callsToolsAndTakesTheirResults() throws Exception {
        String user = "{\"role\": \"user\", \"content\": \"call-tool please\"}";
        JsonNode asked =
                exam.answer(request("\"tools\": " + TOOLS + ", \"messages\": [" + user + "]"));

        assertThat(asked.path("stop_reason").asText()).isEqualTo("tool_use");
        JsonNode calls = asked.path("content");
        assertThat(calls).hasSize(3);
        assertThat(calls.at("/1/input/days").isInt()).isTrue();
        assertThat(calls.at("/1/id").asText()).isNotEqualTo(calls.at("/2/id").asText());

        String results =
                """
                {"role": "user", "content": [
                    {"type": "tool_result", "tool_use_id": %s, "content": "sun"},
                    {"type": "tool_result", "tool_use_id": %s, "content": [{"type": "text", "text": "rain"}]}]}\
                """
                        .formatted(calls.at("/1/id"), calls.at("/2/id"));
        String assistant = "{\"role\": \"assistant\", \"content\": " + calls + "}";
        String next =
                request(
                        "\"tools\": "
                                + TOOLS
                                + ", \"messages\": ["
                                + user
                                + ","
                                + assistant
                                + ","
                                + results
                                + "]");
        assertThat(exam.answer(next).at("/content/0/text").asText())
                .contains("sun")
                .contains("rain");

        String early = messages(user + "," + assistant + "," + user);
        assertThat(exam.objection(early))
                .contains("`tool_use` ids were found without `tool_result` blocks");
        assertThat(exam.objection(messages(results))).contains("unexpected `tool_use_id`");
    }

    @Test
    void callsOneToolIfParallelUseIsOff() throws Exception {
        JsonNode asked =
                exam.answer(
                        request(
                                """
                                "tools": %s, "tool_choice": {"type": "any", "disable_parallel_tool_use": true},
                                "messages": [{"role": "user", "content": "Hello"}]\
                                """
                                        .formatted(TOOLS)));

        assertThat(asked.path("content").findValuesAsText("type")).containsOnlyOnce("tool_use");
    }

    @Test
    void answersASchemaWithJson() throws Exception {
        JsonNode message =
                exam.answer(
                        request(
                                """
                                "output_config": {"format": {"type": "json_schema", "schema":
                                    {"type": "object", "properties": {"name": {"type": "string"}}}}},
                                "messages": [{"role": "user", "content": "Hello"}]\
                                """));

        assertThat(Json.read(message.at("/content/0/text").asText()).path("name").asText())
                .contains("Hello");
    }

    @Test
    void beginsWithAnEmptyThoughtWhereTheModelAlwaysThinks() throws Exception {
        JsonNode message =
                exam.answer(
                        """
                        {"model": "claude-opus-5-5", "max_tokens": 300,
                         "messages": [{"role": "user", "content": "Hello"}]}\
                        """);

        assertThat(message.path("content").findValuesAsText("type"))
                .containsExactly("thinking", "text");
    }

    @Test
    void insistsOnItsHeaders() throws Exception {
        String hello = Wire.ANTHROPIC.prompt("Hello");

        assertThat(exam.objection(hello, Map.of("anthropic-version", "2020-01-01")))
                .contains("not a valid version");
        assertThat(
                        Wire.ANTHROPIC
                                .post(standIn, hello, Map.of("anthropic-version", "2023-06-01"))
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        Wire.ANTHROPIC
                                .post(
                                        standIn,
                                        hello,
                                        Map.of(
                                                "x-api-key",
                                                "",
                                                "authorization",
                                                "Bearer " + StandIn.KEY))
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void insistsOnItsFields() throws Exception {
        String user = "\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]";

        assertThat(exam.objection("{" + user + "}")).isEqualTo("model: Field required");
        assertThat(exam.objection("{\"model\": \"m\", " + user + "}"))
                .isEqualTo("max_tokens: Field required");
        assertThat(exam.objection("no JSON")).contains("not valid JSON");
        assertThat(exam.objection(request("\"serai\": {}, " + user)))
                .isEqualTo("serai: Extra inputs are not permitted");
        assertThat(exam.objection(request("\"temperature\": 1, " + user)))
                .isEqualTo("temperature: Extra inputs are not permitted");
        assertThat(
                        exam.objection(
                                request("\"temperature\": 0.2, " + user),
                                Map.of("anthropic-version", "2023-06-01")))
                .contains("temperature");
    }

    @Test
    void insistsOnTheOrderOfMessages() throws Exception {
        String user = "{\"role\": \"user\", \"content\": \"Hello\"}";
        String assistant = "{\"role\": \"assistant\", \"content\": \"Hello\"}";

        assertThat(exam.objection(messages(""))).contains("at least one message");
        assertThat(exam.objection(messages(assistant))).contains("first message");
        assertThat(exam.objection(messages(user + "," + assistant))).contains("prefill");
        assertThat(exam.objection(messages(user + ", {\"role\": \"tool\", \"content\": \"x\"}")))
                .contains("role");
        assertThat(exam.objection(messages("{\"role\": \"user\", \"content\": \"\"}")))
                .contains("non-empty");
    }

    @Test
    void refusesForcedToolsOnModelsThatAlwaysThink() throws Exception {
        String request =
                """
                {"model": "claude-opus-5-5", "max_tokens": 300, "tools": %s, "tool_choice": {"type": "any"},
                 "messages": [{"role": "user", "content": "Hello"}]}\
                """
                        .formatted(TOOLS);

        assertThat(exam.objection(request)).contains("tool_choice");
    }
}
