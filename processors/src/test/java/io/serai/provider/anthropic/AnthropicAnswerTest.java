package io.serai.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.Usage;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicAnswerTest {
    private final Protocol protocol =
            Anthropic.protocol(
                    Providers.settings(Anthropic.NAME, "claude-sonnet-5-5", Map.of()),
                    Providers.CLOCK,
                    Providers.EVEN);

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "pause_turn, STOP",
        "something_new, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
    })
    void understandsStopReasonsAndKeepsTheirWord(String word, FinishReason expected) {
        Completion completion =
                Wire.completion(
                        protocol,
                        "{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}],\"stop_reason\":\"%s\"}"
                                .formatted(word));

        assertThat(completion.finishReason()).isEqualTo(expected);
        assertThat(completion.nativeFinishReason()).contains(word);
    }

    @Test
    void addsTheCacheToThePrompt() {
        Completion completion =
                Wire.completion(
                        protocol,
                        """
                        {"content": [], "stop_reason": "end_turn", "usage": {"input_tokens": 1,
                         "cache_read_input_tokens": 20, "cache_creation_input_tokens": 300, "output_tokens": 4}}
                        """);

        assertThat(completion.usage()).contains(new Usage(321, 20, 300, 4, 0));
        assertThat(completion.text()).isEmpty();
    }

    @Test
    void tellsWhyItDeclined() {
        Fault fault =
                Wire.fault(
                        protocol,
                        """
                        {"content": [{"type": "text", "text": "Well"}], "stop_reason": "refusal",
                         "stop_details": {"type": "refusal", "category": "bio", "explanation": "Harm."},
                         "usage": {"input_tokens": 9, "output_tokens": 1}}
                        """);

        assertThat(fault.kind()).isEqualTo(FaultKind.FILTERED);
        assertThat(fault.code()).isEqualTo("refusal");
        assertThat(fault.message()).isEqualTo("refusal: Harm.");
        assertThat(fault.answer().orElseThrow().text()).contains("Well");
        assertThat(fault.answer().orElseThrow().usage()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\",\"stop_reason\":\"end_turn\"}",
                "{\"content\":[null]}",
                "{\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"input\":{}}]}",
                "{\"content\":[{\"type\":\"tool_use\",\"name\":\"a\",\"input\":\"x\"}]}",
                "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}"
            })
    void callsBrokenWhatIsNoAnswer(String body) {
        assertThat(Wire.fault(protocol, body).kind()).isEqualTo(FaultKind.BROKEN);
    }
}
