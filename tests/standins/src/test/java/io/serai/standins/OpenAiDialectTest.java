package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiDialectTest {

    private static final String USER = "{\"role\": \"user\", \"content\": \"Hello\"}";
    private static final String TOOLS =
            """
            "tools": [
                {"type": "function", "function": {"name": "weather", "parameters":
                    {"type": "object", "properties": {"unit": {"enum": ["C", "F"]}}}}},
                {"type": "function", "function": {"name": "time", "parameters": {"type": "object"}}}]\
            """;

    private final StandIn standIn = StandIn.openai("gpt").start();
    private final Exam exam = new Exam(Wire.OPENAI, standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    private static String request(String model, String members) {
        return """
        {"model": "%s", %s}\
        """
                .formatted(model, members);
    }

    private static String messages(String messages) {
        return "\"messages\": [" + messages + "]";
    }

    @Test
    void answersACompletionWhoseUsageAddsUp() throws Exception {
        JsonNode completion =
                exam.answer(
                        request(
                                "gpt-6.1-sol",
                                """
                                "max_completion_tokens": 500,
                                "messages": [{"role": "user", "content": [
                                    {"type": "text", "text": "Tell me a long story about caravans and inns"}]}]\
                                """));

        assertThat(completion.path("id").asText()).startsWith("chatcmpl-");
        assertThat(completion.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        JsonNode usage = completion.path("usage");
        assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(44 / 4 + 3);
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isBetween(1, 13);
        assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt()).isPositive();
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(
                        usage.path("prompt_tokens").asInt()
                                + usage.path("completion_tokens").asInt());
    }

    @Test
    void namesRequestAndRateLimitInHeaders() throws Exception {
        HttpResponse<String> reply = Wire.OPENAI.ask(standIn, "Hello");

        assertThat(reply.headers().firstValue("x-request-id").orElseThrow()).startsWith("req_");
        assertThat(reply.headers().firstValue("x-ratelimit-reset-requests")).contains("15ms");
    }

    @Test
    void callsToolsAndTakesTheirResults() throws Exception {
        String user = "{\"role\": \"user\", \"content\": \"call-tool please\"}";
        JsonNode asked = exam.answer(request("gpt-4.1", TOOLS + "," + messages(user)));

        JsonNode message = asked.at("/choices/0/message");
        JsonNode calls = message.path("tool_calls");
        assertThat(asked.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(calls.findValuesAsText("name")).containsExactly("weather", "time");
        assertThat(calls.at("/0/function/arguments").asText()).isEqualTo("{\"unit\":\"C\"}");
        assertThat(calls.at("/1/function/arguments").asText()).isEqualTo("{}");

        String one = result(calls.at("/0/id"));
        String both = user + "," + message + "," + one + "," + result(calls.at("/1/id"));
        assertThat(
                        exam.answer(request("gpt-4.1", TOOLS + "," + messages(both)))
                                .at("/choices/0/message/content")
                                .asText())
                .contains("sun");
        assertThat(exam.objection(request("gpt-4.1", messages(user + "," + message + "," + one))))
                .contains("must be followed by tool messages");
        assertThat(exam.objection(request("gpt-4.1", messages(user + "," + one))))
                .contains("role 'tool'");
    }

    private static String result(JsonNode id) {
        return """
        {"role": "tool", "tool_call_id": %s, "content": "sun"}\
        """
                .formatted(id);
    }

    @Test
    void answersASchemaWithJson() throws Exception {
        JsonNode completion =
                exam.answer(
                        request(
                                "gpt-4.1",
                                """
                                "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema":
                                    {"$defs": {"p": {"type": "array", "items": {"type": "boolean"}}},
                                     "properties": {"ps": {"$ref": "#/$defs/p"}}}}},
                                "messages": [%s]\
                                """
                                        .formatted(USER)));

        assertThat(completion.at("/choices/0/message/content").asText())
                .isEqualTo("{\"ps\":[true]}");
    }

    @Test
    void refusesASchemaInTheMessagesOwnField() throws Exception {
        standIn.behave(new Behaviour.RefusesContent());
        String format =
                "\"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"n\", \"schema\": {}}}";

        JsonNode choice =
                exam.answer(request("gpt-4.1", format + "," + messages(USER))).at("/choices/0");

        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(choice.at("/message/refusal").asText()).isNotEmpty();
    }

    @Test
    void refusesMaxTokensOnReasoningModelsOnly() throws Exception {
        String members = "\"max_tokens\": 50, " + messages(USER);

        assertThat(exam.objection(request("gpt-6.1-sol", members)))
                .contains("'max_completion_tokens' instead");
        assertThat(exam.answer(request("gpt-4.1", members)).path("object").asText())
                .isEqualTo("chat.completion");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gpt-4.1     | "messages": []                                    | at least one element
                    gpt-4.1     | "n": 1                                            | Missing required parameter: 'messages'.
                    gpt-4.1     | "serai": {}, "messages": [USER]                   | Unknown parameter: 'serai'.
                    gpt-4.1     | "temperature": -1, "messages": [USER]             | between 0 and 2
                    gpt-6.1-sol | "temperature": 0.2, "messages": [USER]            | Only the default (1) value
                    gpt-4.1     | "messages": [{"role": "robot", "content": "x"}]   | Invalid value: 'robot'
                    gpt-4.1     | "messages": [{"role": "user"}]                    | 'content'
                    gpt-4.1     | "response_format": {"type": "json_object"}, "messages": [USER] | the word 'json'
                    """)
    void refusesWhatTheApiRefuses(String model, String members, String words) throws Exception {
        assertThat(exam.objection(request(model, members.replace("USER", USER)))).contains(words);
    }

    @Test
    void refusesToolsWithReasoningOnNewerModels() throws Exception {
        String members = TOOLS + ", \"reasoning_effort\": \"low\", " + messages(USER);

        assertThat(exam.objection(request("gpt-6.1-sol", members))).contains("/v1/responses");
    }

    @ParameterizedTest
    @CsvSource({"6, 6ms", "0, 0ms", "2500, 2.5s", "90000, 1m30s", "90050, 1m30.05s"})
    void writesDurationsAsGoDoes(long millis, String written) {
        assertThat(OpenAiTroubles.goDuration(Duration.ofMillis(millis))).isEqualTo(written);
    }
}
