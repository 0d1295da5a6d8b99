package io.serai.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Effort;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.Message;
import io.serai.provider.Prompts;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import io.serai.provider.WireCall;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiResponsesTest {
    private final Protocol protocol = protocol("gpt-6.2");

    private static Protocol protocol(String model) {
        return OpenAiResponses.protocol(
                Providers.settings(OpenAiResponses.NAME, model, Map.of()),
                Providers.CLOCK,
                Providers.EVEN);
    }

    @Test
    void callsResponsesAndListsModels() {
        assertThat(protocol.path()).isEqualTo("/v1/responses");
        assertThat(protocol.probe().path()).isEqualTo("/v1/models");
    }

    @Test
    void saysToolsTogetherWithReasoning() {
        WireCall call =
                protocol.encode(
                        Prompts.weather(Prompts.prompt(Prompts.user("Rome?")))
                                .effort(Effort.HIGH)
                                .build());

        JsonNode body = Wire.body(call);
        assertThat(body.at("/reasoning/effort").asText()).isEqualTo("high");
        assertThat(body.at("/tools/0/name").asText()).isEqualTo("weather");
        assertThat(body.path("store").booleanValue()).isFalse();
        assertThat(call.dropped()).isEmpty();
    }

    @Test
    void dropsSamplingOnReasoningModelsAndWhatTheApiDoesNotHave() {
        assertThat(protocol.encode(Prompts.SAMPLING.prompt()).dropped())
                .containsExactly(
                        "temperature", "top_p", "frequency_penalty", "presence_penalty", "seed");
    }

    @Test
    void passesOnWhatTheApiHasAndNamesTheRest() {
        WireCall call =
                protocol.encode(
                        Prompts.prompt(Prompts.user("Hello"))
                                .extra("metadata", "{\"team\":\"a\"}")
                                .extra("verbosity", "\"low\"")
                                .extra("prompt_cache_key", "\"k\"")
                                .extra("logit_bias", "{\"1\":2}")
                                .extra("n", "2")
                                .extra("store", "true")
                                .build());

        JsonNode body = Wire.body(call);
        assertThat(body.at("/metadata/team").asText()).isEqualTo("a");
        assertThat(body.at("/text/verbosity").asText()).isEqualTo("low");
        assertThat(body.path("prompt_cache_key").asText()).isEqualTo("k");
        assertThat(body.path("store").booleanValue()).isFalse();
        assertThat(call.dropped()).containsExactly("logit_bias", "n", "store");
    }

    @Test
    void sendsInstructionsAloneAsInput() {
        JsonNode body =
                Wire.body(
                        protocol.encode(
                                Prompts.prompt(new Message.Instructions("Be brief.")).build()));

        assertThat(body.has("instructions")).isFalse();
        assertThat(body.at("/input/0/role").asText()).isEqualTo("developer");
    }

    @Test
    void readsAnAnswerOfReasoningAloneAsCutShort() {
        String body =
                """
                {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"},
                 "output": [{"type": "reasoning"}]}
                """;

        assertThat(Wire.completion(protocol, body).finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(Wire.completion(protocol, body).text()).isEmpty();
    }

    @Test
    void readsAFilteredAnswerAsDeclined() {
        String body =
                """
                {"status": "incomplete", "incomplete_details": {"reason": "content_filter"}, "output": []}
                """;

        assertThat(Wire.fault(protocol, body).kind()).isEqualTo(FaultKind.FILTERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"failed\", \"error\": {\"code\": \"server_error\", \"message\": \"boom\"}, \"output\": []}",
                "{\"status\": \"in_progress\", \"output\": [{\"type\": \"message\", \"content\": [{\"type\": \"output_text\", \"text\": \"x\"}]}]}",
                "{\"status\": \"completed\", \"output\": [{\"type\": \"reasoning\"}]}",
                "{\"status\": \"completed\", \"output\": [{\"type\": \"function_call\"}]}"
            })
    void callsWhatIsNoAnswerBroken(String body) {
        assertThat(Wire.fault(protocol, body).kind()).isEqualTo(FaultKind.BROKEN);
    }
}
