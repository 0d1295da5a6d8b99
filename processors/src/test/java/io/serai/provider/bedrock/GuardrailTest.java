package io.serai.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FinishReason;
import io.serai.provider.Answer;
import io.serai.provider.Prompts;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.WireAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guardrail of one's own has the last word; one that somebody else set up has not. */
class GuardrailTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Protocol protocol(Map<String, String> options) {
        return Bedrock.protocol(
                Providers.settings(Bedrock.NAME, "amazon.nova-pro-v1:0", options),
                Providers.CLOCK,
                Providers.EVEN);
    }

    private static Answer intervened(Map<String, String> options) throws IOException {
        try (InputStream in =
                GuardrailTest.class.getResourceAsStream(
                        "/io/serai/provider/bedrock/answers/declined.json")) {
            return protocol(options).decode(new WireAnswer(200, Map.of(), in.readAllBytes()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gr4id:3",
                "gr4id:DRAFT",
                "arn:aws:bedrock:eu-central-1:123456789012:guardrail/gr4id:12"
            })
    void goesAlongWithEachCall(String guardrail) throws IOException {
        JsonNode body =
                JSON.readTree(
                        protocol(Map.of("guardrail", guardrail))
                                .encode(Prompts.TEXT.prompt())
                                .body());

        int colon = guardrail.lastIndexOf(':');
        assertThat(body.at("/guardrailConfig/guardrailIdentifier").asText())
                .isEqualTo(guardrail.substring(0, colon));
        assertThat(body.at("/guardrailConfig/guardrailVersion").asText())
                .isEqualTo(guardrail.substring(colon + 1));
    }

    @Test
    void isNotThereWhereNoneIsWanted() throws IOException {
        JsonNode body = JSON.readTree(protocol(Map.of()).encode(Prompts.TEXT.prompt()).body());

        assertThat(body.has("guardrailConfig")).isFalse();
    }

    @Test
    void whatItRefusesIsAnswered() throws IOException {
        Answer answer = intervened(Map.of("guardrail", "gr4id:3"));

        assertThat(answer).isInstanceOf(Answer.Completed.class);
        Completion completion = (Completion) ((Answer.Completed) answer).output();
        assertThat(completion.text()).contains("Blocked by the guardrail.");
        assertThat(completion.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    void whatAnotherRefusesMayBeAskedElsewhere() throws IOException {
        Answer answer = intervened(Map.of());

        assertThat(answer).isInstanceOf(Answer.Faulted.class);
        Fault fault = ((Answer.Faulted) answer).fault();
        assertThat(fault.answer()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gr4id", "gr4id:", "gr4id:0", "gr4id:draft", ":3", "gr 4:3"})
    void isAnIdAndAVersion(String guardrail) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> protocol(Map.of("guardrail", guardrail)))
                .withMessage(
                        "options.guardrail must be its id or ARN, a colon and its version: "
                                + guardrail);
    }
}
