package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiResponsesDialectTest {
    private static final String TOOLS =
            """
            "tools": [{"type": "function", "name": "weather", "parameters":
                {"type": "object", "properties": {"unit": {"enum": ["C", "F"]}}}}]\
            """;

    private final StandIn standIn = StandIn.openaiResponses("gpt").start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        standIn.close();
    }

    @Test
    void answersAResponseWhoseUsageAddsUp() throws Exception {
        JsonNode response = answer("\"input\": \"Tell me a long story about caravans and inns\"");

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.at("/output/0/type").asText()).isEqualTo("reasoning");
        assertThat(response.at("/output/1/content/0/text").asText()).startsWith("Echo: Tell");
        JsonNode usage = response.path("usage");
        assertThat(usage.at("/input_tokens_details/cached_tokens").asInt()).isPositive();
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(
                        usage.path("input_tokens").asInt() + usage.path("output_tokens").asInt());
    }

    @Test
    void callsToolsWhileItReasonsAndTakesTheirResults() throws Exception {
        String user = "{\"role\": \"user\", \"content\": \"call-tool please\"}";
        String reasoning =
                "\"reasoning\": {\"effort\": \"high\"}, \"parallel_tool_calls\": false, ";
        JsonNode asked = answer(reasoning + TOOLS + ", \"input\": [" + user + "]");

        JsonNode call = asked.at("/output/1");
        assertThat(call.path("type").asText()).isEqualTo("function_call");
        assertThat(call.path("arguments").asText()).isEqualTo("{\"unit\":\"C\"}");

        String result =
                "{\"type\": \"function_call_output\", \"call_id\": %s, \"output\": \"sun\"}"
                        .formatted(call.path("call_id"));
        String both = user + "," + call + "," + result;
        assertThat(
                        answer(TOOLS + ", \"input\": [" + both + "]")
                                .at("/output/1/content/0/text")
                                .asText())
                .contains("sun");
        assertThat(objection("\"input\": [" + user + "," + call + "]")).contains("No tool output");
        assertThat(objection("\"input\": [" + user + "," + result + "]")).contains("No tool call");
    }

    @Test
    void saysWhatCutAnAnswerShort() throws Exception {
        JsonNode response = answer("\"max_output_tokens\": 2, \"input\": \"A long story\"");

        assertThat(response.path("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asText())
                .isEqualTo("max_output_tokens");
    }

    @Test
    void refusesInAPartOfItsOwn() throws Exception {
        standIn.behave(new Behaviour.RefusesContent());

        assertThat(answer("\"input\": \"Hello\"").at("/output/1/content/0/type").asText())
                .isEqualTo("refusal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "instructions": "x"                                | Missing required parameter: 'input'.
                    "input": "x", "stop": ["END"]                      | Unknown parameter: 'stop'.
                    "input": "x", "messages": []                       | Unknown parameter: 'messages'.
                    "input": "x", "tools": [{"function": {"name": "w"}}] | 'tools[0].name'
                    """)
    void refusesWhatTheApiRefuses(String members, String words) throws Exception {
        assertThat(objection(members)).contains(words);
    }

    private JsonNode answer(String members) throws Exception {
        HttpResponse<String> reply = post(members);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return Wire.json(reply);
    }

    private String objection(String members) throws Exception {
        HttpResponse<String> reply = post(members);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        return Wire.json(reply).at("/error/message").asText();
    }

    private HttpResponse<String> post(String members) throws IOException, InterruptedException {
        String body = "{\"model\": \"gpt-6.1-sol\", " + members + "}";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(standIn.baseUrl() + "/v1/responses"))
                        .header("authorization", "Bearer " + StandIn.KEY)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
