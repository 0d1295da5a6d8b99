package io.serai.standins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Converse refuses. */
class BedrockDialectTest {
    private static final String SONNET = "eu.anthropic.claude-sonnet-5-5-v1:0";
    private static final String HAIKU = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";
    private static final String NOVA = "eu.amazon.nova-pro-v1:0";

    private final StandIn standIn = StandIn.bedrock("bedrock").start();

    @AfterEach
    void close() {
        standIn.close();
    }

    /** The message of a 400; empty for an answer. */
    private String objection(String model, String body) throws Exception {
        URI uri = URI.create(standIn.baseUrl() + "/model/" + model + "/converse");
        HttpResponse<String> reply =
                Wire.send(
                        HttpRequest.newBuilder(uri)
                                .header("authorization", "Bearer " + StandIn.KEY)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
        JsonNode said = Wire.json(reply);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(said.has("message") ? 400 : 200);
        return said.path("message").asText();
    }

    private static String says(String role) {
        return "{\"role\": \"%s\", \"content\": [{\"text\": \"Hello\"}]}".formatted(role);
    }

    private static String messages(String... messages) {
        return "{\"messages\": [" + String.join(",", messages) + "]}";
    }

    @Test
    void theUserBegins() throws Exception {
        assertThat(objection(NOVA, messages(says("assistant"), says("user"))))
                .startsWith("A conversation must start with a user message.");
        assertThat(objection(NOVA, messages(says("user"), says("user"))))
                .contains("must alternate");
    }

    @ParameterizedTest
    @CsvSource({SONNET + ", true", HAIKU + ", false", NOVA + ", false"})
    void theUserEndsWhereThereIsNoPrefill(String model, boolean refused) throws Exception {
        assertThat(objection(model, messages(says("user"), says("assistant"))))
                .isEqualTo(
                        refused
                                ? "This model does not support assistant message prefill. The"
                                        + " conversation must end with a user message."
                                : "");
    }

    @ParameterizedTest
    @CsvSource({HAIKU + ", true", NOVA + ", false"})
    void claudeTakesTheTemperatureOrTopP(String model, boolean refused) throws Exception {
        String body =
                """
                {"messages": [%s], "inferenceConfig": {"temperature": 0.5, "topP": 0.9}}\
                """
                        .formatted(says("user"));

        assertThat(objection(model, body).contains("cannot both be specified")).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"bmp, true", "png, false"})
    void imagesAreOfFourTypes(String format, boolean refused) throws Exception {
        String body =
                """
                {"messages": [{"role": "user", "content": [
                    {"image": {"format": "%s", "source": {"bytes": "AA=="}}}]}]}\
                """
                        .formatted(format);

        assertThat(objection(NOVA, body).contains("[gif, jpeg, png, webp]")).isEqualTo(refused);
    }
}
