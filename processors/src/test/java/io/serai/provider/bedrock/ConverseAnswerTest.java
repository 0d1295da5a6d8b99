package io.serai.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConverseAnswerTest {
    private static final String HI = "{\"text\": \"Hi\"}";

    private final Protocol protocol =
            Bedrock.protocol(
                    Providers.settings(
                            Bedrock.NAME, "eu.anthropic.claude-sonnet-5-5-20260901-v1:0", Map.of()),
                    Providers.CLOCK,
                    Providers.EVEN);

    private static String answer(String blocks, String stopReason, String usage) {
        return "{\"output\": {\"message\": {\"role\": \"assistant\", \"content\": [%s]}}, \"stopReason\": \"%s\", \"usage\": %s}"
                .formatted(blocks, stopReason, usage);
    }

    private static String ended(String stopReason) {
        return answer(HI, stopReason, "{}");
    }

    private Completion said(String blocks) {
        return Wire.completion(protocol, answer(blocks, "end_turn", "{}"));
    }

    private Optional<Usage> used(String usage) {
        return Wire.completion(protocol, answer(HI, "end_turn", usage)).usage();
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "tool_use, STOP",
        "something_new, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
    })
    void understandsStopReasonsAndKeepsTheirWord(String word, FinishReason expected) {
        Completion completion = Wire.completion(protocol, ended(word));

        assertThat(completion.text()).contains("Hi");
        assertThat(completion.finishReason()).isEqualTo(expected);
        assertThat(completion.nativeFinishReason()).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"content_filtered", "guardrail_intervened"})
    void callsAFilteredAnswerFiltered(String word) {
        Fault fault = Wire.fault(protocol, ended(word));

        assertThat(fault.kind()).isEqualTo(FaultKind.FILTERED);
        assertThat(fault.message()).isEqualTo(word);
        assertThat(fault.answer().orElseThrow().text()).contains("Hi");
        assertThat(fault.answer().orElseThrow().nativeFinishReason()).contains(word);
    }

    /** Nothing is left of what was filtered before it began. */
    @Test
    void callsAFilteredAnswerWithoutWordsFiltered() {
        Fault fault = Wire.fault(protocol, answer("", "content_filtered", "{\"inputTokens\": 7}"));

        assertThat(fault.kind()).isEqualTo(FaultKind.FILTERED);
        assertThat(fault.answer().orElseThrow().text()).isEmpty();
        assertThat(fault.answer().orElseThrow().usage().orElseThrow().promptTokens()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed_model_output", "malformed_tool_use"})
    void callsBrokenWhatTheModelDidNotGetRight(String word) {
        Fault fault = Wire.fault(protocol, ended(word));

        assertThat(fault.kind()).isEqualTo(FaultKind.BROKEN);
        assertThat(fault.possiblyBilled()).isTrue();
        assertThat(fault.message()).endsWith("the model said what cannot be read");
    }

    @Test
    void leavesThoughtsOut() {
        Completion completion =
                said(
                        """
                        {"reasoningContent": {"reasoningText": {"text": "Hm.", "signature": "c2ln"}}},
                        {"text": "Good "},
                        {"reasoningContent": {"redactedContent": "c2VjcmV0"}},
                        {"text": "day"}
                        """);

        assertThat(completion.text()).contains("Good day");
        assertThat(completion.toolCalls()).isEmpty();
    }

    @Test
    void acceptsAnAnswerThatEndedInItsThoughts() {
        Completion completion =
                Wire.completion(
                        protocol,
                        answer(
                                "{\"reasoningContent\": {\"reasoningText\": {\"text\": \"Hm.\"}}}",
                                "max_tokens",
                                "{\"inputTokens\": 5, \"outputTokens\": 50}"));

        assertThat(completion.text()).isEmpty();
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.usage()).contains(new Usage(5, 0, 0, 50, 0));
    }

    @Test
    void findsToolCallsBesideThoughtsAndWords() {
        Completion completion =
                said(
                        """
                        {"reasoningContent": {"reasoningText": {"text": "Hm."}}}, {"text": "I look."},
                        {"toolUse": {"toolUseId": "a", "name": "f", "input": {"x": 1}}},
                        {"toolUse": {"name": "g"}}
                        """);

        assertThat(completion.text()).contains("I look.");
        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(completion.toolCalls())
                .extracting(call -> call.arguments().text())
                .containsExactly("{\"x\":1}", "{}");
        assertThat(completion.toolCalls()).first().extracting(ToolCall::id).isEqualTo("a");
        assertThat(completion.toolCalls().getLast().id()).startsWith("tooluse_");
    }

    /** Prompt tokens are all of them; Converse tells those of the cache apart. */
    @Test
    void countsWhatWasReadFromAndWrittenToTheCache() {
        assertThat(
                        used(
                                """
                                {"inputTokens": 13, "outputTokens": 5, "totalTokens": 1642,
                                 "cacheReadInputTokens": 1504, "cacheWriteInputTokens": 120,
                                 "cacheReadInputTokenCount": 1504, "cacheWriteInputTokenCount": 120,
                                 "cacheDetails": [{"ttl": "1h", "inputTokens": 120}]}
                                """))
                .contains(new Usage(1637, 1504, 120, 5, 0));
    }

    @Test
    void countsNoCacheWhereNoneIsTold() {
        assertThat(used("{\"inputTokens\": 13, \"outputTokens\": 5, \"totalTokens\": 18}"))
                .contains(new Usage(13, 0, 0, 5, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"inputTokens\": -1}",
                "{\"inputTokens\": 1, \"cacheReadInputTokens\": \"many\"}",
                "{\"inputTokens\": 1, \"cacheWriteInputTokens\": 1.5}"
            })
    void deliversAnAnswerWhoseUsageIsNone(String usage) {
        assertThat(used(usage)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"output\": {}}",
                "{\"output\": {\"message\": {}}}",
                "{\"output\": {\"message\": {\"content\": [null]}}}",
                "{\"output\": {\"message\": {\"content\": [{\"toolUse\": {\"toolUseId\": \"a\"}}]}}}",
                "{\"output\": {\"message\": {\"content\": [{\"toolUse\": {\"name\": \"f\", \"input\": []}}]}}}",
                "{\"output\": {\"message\": {\"content\": []}}, \"error\": {\"message\": \"no\"}}"
            })
    void callsBrokenWhatIsNoAnswer(String body) {
        assertThat(Wire.fault(protocol, body).kind()).isEqualTo(FaultKind.BROKEN);
    }
}
