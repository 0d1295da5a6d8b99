package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiDialectTest {

    private static final String USER =
            "{\"role\": \"user\", \"parts\": [{\"text\": \"call-tool please\"}]}";
    private static final String TOOLS =
            """
            "tools": [{"functionDeclarations": [{"name": "weather", "parametersJsonSchema":
                {"type": "object", "properties": {"city": {"type": "string"}}}}]}]\
            """;

    private final StandIn standIn = StandIn.gemini("gemini").start();
    private final Exam exam = new Exam(Wire.GEMINI, standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    private static String contents(String contents) {
        return "{" + TOOLS + ", \"contents\": [" + contents + "]}";
    }

    @Test
    void answersWithUsageThatAddsUp() throws Exception {
        JsonNode answer =
                exam.answer(Wire.GEMINI.prompt("Tell me a long story about caravans and inns"));

        assertThat(answer.at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
        assertThat(answer.path("modelVersion").asText()).isEqualTo("gemini-3.8-flash");
        JsonNode usage = answer.path("usageMetadata");
        assertThat(usage.path("cachedContentTokenCount").asInt()).isPositive();
        assertThat(usage.path("thoughtsTokenCount").asInt()).isPositive();
        assertThat(usage.path("totalTokenCount").asInt())
                .isEqualTo(
                        usage.path("promptTokenCount").asInt()
                                + usage.path("candidatesTokenCount").asInt()
                                + usage.path("thoughtsTokenCount").asInt());
    }

    @Test
    void reportsTheSameTokensAsTheOthersUnderItsOwnMeaning() throws Exception {
        JsonNode usage = exam.answer(Wire.GEMINI.prompt("Hello there")).path("usageMetadata");
        try (StandIn other = StandIn.openai("gpt").start()) {
            JsonNode theirs = Wire.json(Wire.OPENAI.ask(other, "Hello there")).path("usage");

            assertThat(usage.path("totalTokenCount")).isEqualTo(theirs.path("total_tokens"));
        }
    }

    @Test
    void hasNoRequestIdAndNoRateLimitHeaders() throws Exception {
        HttpResponse<String> reply = Wire.GEMINI.ask(standIn, "Hello");

        assertThat(reply.headers().map().keySet())
                .noneMatch(name -> name.matches(".*(request-id|ratelimit).*"));
    }

    @Test
    void callsFunctionsSignsThemAndTakesTheirResults() throws Exception {
        JsonNode asked = exam.answer(contents(USER)).at("/candidates/0");

        assertThat(asked.path("finishReason").asText()).isEqualTo("STOP");
        JsonNode parts = asked.at("/content/parts");
        assertThat(parts.findValuesAsText("name")).containsExactly("weather", "weather");
        assertThat(parts.at("/0/functionCall/args/city").isTextual()).isTrue();
        assertThat(parts.at("/0").has("thoughtSignature")).isTrue();
        assertThat(parts.at("/1").has("thoughtSignature")).isFalse();

        String response =
                "{\"functionResponse\": {\"name\": \"weather\", \"response\": {\"sky\": \"sun\"}}}";
        String model = asked.path("content").toString();
        String both = "{\"role\": \"user\", \"parts\": [" + response + "," + response + "]}";
        assertThat(
                        exam.answer(contents(USER + "," + model + "," + both))
                                .at("/candidates/0/content/parts/0/text")
                                .asText())
                .contains("sun");

        String one = "{\"role\": \"user\", \"parts\": [" + response + "]}";
        assertThat(exam.objection(contents(USER + "," + model + "," + one)))
                .contains("function response parts");
        String unsigned = model.replaceAll(",?\"thoughtSignature\":\"[^\"]*\"", "");
        assertThat(exam.objection(contents(USER + "," + unsigned + "," + both)))
                .contains("thought_signature");
        assertThat(
                        exam.answer(contents(USER + "," + unsigned + "," + both + "," + USER))
                                .has("candidates"))
                .isTrue();
    }

    @Test
    void answersASchemaWithJson() throws Exception {
        JsonNode answer =
                exam.answer(
                        """
                        {"contents": [{"parts": [{"text": "Hello"}]}],
                         "generation_config": {"response_mime_type": "application/json",
                             "response_schema": {"type": "OBJECT", "properties": {"n": {"type": "NUMBER"}}}}}\
                        """);

        assertThat(answer.at("/candidates/0/content/parts/0/text").asText())
                .isEqualTo("{\"n\":1.5}");
    }

    @Test
    void tellsAMissingKeyFromAWrongOne() throws Exception {
        HttpResponse<String> missing =
                Wire.GEMINI.post(
                        standIn, Wire.GEMINI.prompt("Hello"), Map.of("x-goog-api-key", ""));

        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(Wire.GEMINI.askWithKey(standIn, "wrong").body()).contains("API_KEY_INVALID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"contents": []}                                               | contents is not specified
                    {"contents": [{"parts": [{"text": "x"}]}], "serai": {}}        | Unknown name "serai"
                    {"contents": [{"role": "assistant", "parts": [{"text": "x"}]}]} | valid role
                    {"contents": [{"role": "user"}]}                               | at least one parts field
                    {"contents": [{"parts": [{"text": "x"}]}], "generationConfig": {"temperature": 3}} | temperature
                    nothing                                                        | Invalid JSON payload
                    """)
    void refusesWhatTheApiRefuses(String request, String words) throws Exception {
        assertThat(exam.objection(request)).contains(words);
    }
}
