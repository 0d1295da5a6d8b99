package io.serai.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Completion;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.FinishReason;
import io.serai.model.ToolCall;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAnswerTest {
    private final Protocol protocol =
            OpenAi.protocol(
                    Providers.settings(OpenAi.NAME, "local", Map.of()),
                    Providers.CLOCK,
                    Providers.EVEN);

    @Test
    void fillsInWhatAServerLeavesOut() {
        Completion completion =
                Wire.completion(protocol, "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}");

        assertThat(completion.id()).isEqualTo("chatcmpl-0000000000000abc");
        assertThat(completion.model()).isEqualTo("local");
        assertThat(completion.created()).isEqualTo(Providers.NOW);
        assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(completion.nativeFinishReason()).isEmpty();
        assertThat(completion.usage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "tool_calls, STOP",
        "eos, STOP",
        "model_length, STOP",
    })
    void understandsFinishReasons(String word, FinishReason expected) {
        String body =
                "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"%s\"}]}"
                        .formatted(word);

        assertThat(Wire.completion(protocol, body).finishReason()).isEqualTo(expected);
    }

    @Test
    void keepsANativeWordThatSaysMore() {
        String body =
                "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"eos\"}]}";

        assertThat(Wire.completion(protocol, body).nativeFinishReason()).contains("eos");
    }

    @Test
    void findsToolCallsBesideStop() {
        Completion completion =
                Wire.completion(
                        protocol,
                        """
                        {"choices": [{"finish_reason": "stop", "message": {"content": "", "tool_calls": [
                          {"id": "a", "function": {"name": "f", "arguments": {"x": 1}}},
                          {"id": "b", "function": {"name": "g"},
                           "extra_content": {"google": {"thought_signature": "c2ln"}}}]}}]}
                        """);

        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(completion.toolCalls())
                .extracting(call -> call.arguments().text())
                .containsExactly("{\"x\":1}", "{}");
        assertThat(completion.toolCalls())
                .last()
                .extracting(ToolCall::signature)
                .isEqualTo(Optional.of("c2ln"));
    }

    @Test
    void joinsContentInParts() {
        Completion completion =
                Wire.completion(
                        protocol,
                        """
                        {"choices": [{"message": {"content": [
                          {"type": "thinking", "thinking": []}, {"type": "text", "text": "Good "},
                          {"type": "text", "text": "day"}]}}]}
                        """);

        assertThat(completion.text()).contains("Good day");
    }

    /** vLLM, llama.cpp, DeepSeek, Ollama and OpenRouter each have a place of their own for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"reasoning_content\": \"Hm.\"",
                "\"reasoning\": \"Hm.\"",
                "\"thinking\": \"Hm.\"",
                "\"reasoning\": {\"text\": \"Hm.\"}",
                "\"reasoning\": \"Hm.\", \"reasoning_details\": [{\"type\": \"reasoning.text\", \"text\": \"Hm.\"}]",
                "\"reasoning_content\": null"
            })
    void leavesThoughtsOut(String thoughts) {
        Completion completion = thought(thoughts, "\"Good day\"", "stop");

        assertThat(completion.text()).contains("Good day");
        assertThat(completion.refusal()).isEmpty();
        assertThat(completion.toolCalls()).isEmpty();
        assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP);
    }

    /** All tokens went into thoughts: there is an answer, of no words. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "reasoning_content, null",
                "reasoning_content, \"\"",
                "reasoning, null",
                "reasoning, \"\"",
                "thinking, null",
                "thinking, \"\"",
            })
    void acceptsAnAnswerThatEndedInItsThoughts(String place, String content) {
        Completion completion = thought("\"" + place + "\": \"Hm.\"", content, "length");

        assertThat(completion.text().orElse("")).isEmpty();
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void acceptsThoughtsWhereContentIsLeftOut() {
        Completion completion =
                Wire.completion(
                        protocol,
                        """
                        {"choices": [{"finish_reason": "length",
                          "message": {"role": "assistant", "reasoning_content": "Hm."}}]}
                        """);

        assertThat(completion.text()).isEmpty();
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    private Completion thought(String thoughts, String content, String finishReason) {
        return Wire.completion(
                protocol,
                """
                {"choices": [{"finish_reason": "%s", "message": {"role": "assistant", %s, "content": %s}}]}
                """
                        .formatted(finishReason, thoughts, content));
    }

    @Test
    void acceptsAFilteredChoiceWithoutAMessage() {
        Fault fault =
                Wire.fault(
                        protocol,
                        """
                        {"choices": [{"finish_reason": "content_filter", "index": 0,
                          "content_filter_results": {"violence": {"filtered": true}}}]}
                        """);

        assertThat(fault.kind()).isEqualTo(FaultKind.FILTERED);
        assertThat(fault.code()).isEqualTo("content_filter");
        assertThat(fault.answer()).isPresent();
    }

    @Test
    void carriesTheWordsOfARefusal() {
        Fault fault =
                Wire.fault(
                        protocol,
                        """
                        {"choices": [{"finish_reason": "stop",
                          "message": {"content": null, "refusal": "I will not."}}]}
                        """);

        assertThat(fault.message()).isEqualTo("refusal: I will not.");
        assertThat(fault.answer().orElseThrow().refusal()).contains("I will not.");
        assertThat(fault.answer().orElseThrow().nativeFinishReason()).contains("refusal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"finish_reason\":\"error\",\"message\":{\"content\":\"\"}}]}",
                "{\"choices\":[{\"message\":{\"content\":42}}]}",
                "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"id\":\"a\"}]}}]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\" \"}}]}}]}",
                "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}],\"error\":{\"code\":502}}",
                "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]} and more"
            })
    void callsBrokenWhatIsNoAnswer(String body) {
        assertThat(Wire.fault(protocol, body).kind()).isEqualTo(FaultKind.BROKEN);
    }

    @Test
    void saysWhatAnErrorInsideASuccessSaid() {
        Fault fault =
                Wire.fault(
                        protocol,
                        "{\"error\":{\"message\":\"Upstream failed\",\"type\":\"server_error\"}}");

        assertThat(fault.code()).isEqualTo("server_error");
        assertThat(fault.message()).isEqualTo("server_error: Upstream failed");
        assertThat(fault.status()).isEqualTo(200);
        assertThat(fault.possiblyBilled()).isTrue();
    }

    @Test
    void neverQuotesAnAnswerItCannotRead() {
        assertThat(Wire.fault(protocol, "[\"the prompt was: my diary\"]").message())
                .isEqualTo("28 bytes that are no answer: not the JSON of its protocol");
        assertThat(Wire.fault(protocol, "{\"choices\":[]}").message())
                .isEqualTo("14 bytes that are no answer: no choices");
        assertThat(Wire.fault(protocol, "{\"type\":\"x\",\"message\":\"my diary\"}").message())
                .isEqualTo("33 bytes that are no answer: no choices");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "1.5", "\"many\"", "99999999999999999999999", "true", "[1]"})
    void deliversAnAnswerWhoseUsageIsNone(String tokens) {
        Completion completion =
                Wire.completion(
                        protocol,
                        "{\"choices\":[{\"message\":{\"content\":\"Hi\"}}],\"usage\":{\"prompt_tokens\":%s}}"
                                .formatted(tokens));

        assertThat(completion.text()).contains("Hi");
        assertThat(completion.usage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "99999999999999999", "\"today\"", "1e300", "{}"})
    void deliversAnAnswerOfNoDate(String created) {
        Completion completion =
                Wire.completion(
                        protocol,
                        "{\"created\":%s,\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}"
                                .formatted(created));

        assertThat(completion.created()).isEqualTo(Providers.NOW);
    }

    @Test
    void readsItsDate() {
        Completion completion =
                Wire.completion(
                        protocol,
                        "{\"created\":1700000000,\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}");

        assertThat(completion.created()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }
}
