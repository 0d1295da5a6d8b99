package io.serai.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiAnswerTest {
    private final Protocol protocol =
            Gemini.protocol(
                    Providers.settings(Gemini.NAME, "gemini-3.8-flash", Map.of()),
                    Providers.CLOCK,
                    Providers.EVEN);

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "LANGUAGE, STOP",
        "OTHER, STOP",
        "SOMETHING_NEW, STOP",
        "MALFORMED_FUNCTION_CALL, STOP",
        "MAX_TOKENS, LENGTH",
        "CONTINUATION, LENGTH",
    })
    void understandsFinishReasonsAndKeepsTheirWord(String word, FinishReason expected) {
        Completion completion =
                Wire.completion(
                        protocol,
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"%s\"}]}"
                                .formatted(word));

        assertThat(completion.finishReason()).isEqualTo(expected);
        assertThat(completion.nativeFinishReason()).contains(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAFETY",
                "RECITATION",
                "BLOCKLIST",
                "PROHIBITED_CONTENT",
                "SPII",
                "IMAGE_SAFETY",
                "IMAGE_PROHIBITED_CONTENT",
                "IMAGE_RECITATION"
            })
    void callsAFilteredCandidateFiltered(String word) {
        Fault fault =
                Wire.fault(
                        protocol,
                        "{\"candidates\":[{\"content\":{},\"finishReason\":\"%s\"}]}"
                                .formatted(word));

        assertThat(fault.kind()).isEqualTo(FaultKind.FILTERED);
        assertThat(fault.message()).isEqualTo(word);
        assertThat(fault.answer().orElseThrow().nativeFinishReason()).contains(word);
    }

    @Test
    void acceptsAnAnswerThatEndedBeforeItBegan() {
        Completion completion =
                Wire.completion(
                        protocol,
                        """
                        {"candidates": [{"content": {"role": "model"}, "finishReason": "MAX_TOKENS"}],
                         "usageMetadata": {"promptTokenCount": 5, "thoughtsTokenCount": 50}}
                        """);

        assertThat(completion.text()).isEqualTo(Optional.empty());
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.usage().orElseThrow().completionTokens()).isEqualTo(50);
    }

    @Test
    void keepsTheSignatureWithItsCall() {
        Completion completion =
                Wire.completion(
                        protocol,
                        """
                        {"candidates": [{"finishReason": "STOP", "content": {"parts": [
                          {"text": "thinking", "thought": true},
                          {"functionCall": {"name": "f", "args": {"n": 1}}, "thoughtSignature": "c2ln"},
                          {"functionCall": {"name": "g"}}]}}]}
                        """);

        assertThat(completion.text()).isEmpty();
        assertThat(completion.toolCalls().getFirst().signature()).contains("c2ln");
        assertThat(completion.toolCalls().getFirst().id()).startsWith("call_");
        assertThat(completion.toolCalls().getLast().signature()).isEmpty();
        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"candidates\":[]}",
                "{\"promptFeedback\":{}}",
                "{\"promptFeedback\":{\"blockReason\":7}}",
                "{\"candidates\":[{\"finishReason\":\"UNEXPECTED_TOOL_CALL\",\"content\":{}}]}",
                "{\"candidates\":[{\"finishReason\":\"MALFORMED_FUNCTION_CALL\"}]}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{}}]}}]}",
                "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":[]}}]}}]}",
                "[{\"error\":{\"code\":503,\"message\":\"Overloaded\",\"status\":\"UNAVAILABLE\"}}]"
            })
    void callsBrokenWhatIsNoAnswer(String body) {
        assertThat(Wire.fault(protocol, body).kind()).isEqualTo(FaultKind.BROKEN);
    }
}
