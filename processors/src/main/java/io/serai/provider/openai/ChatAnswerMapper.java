package io.serai.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Completion;
import io.serai.model.FinishReason;
import io.serai.model.Json;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import io.serai.provider.CallIds;
import io.serai.provider.WireInstant;
import io.serai.provider.WireUsage;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the wire to the normalised completion. */
record ChatAnswerMapper(String model, InstantSource clock, CallIds ids) {
    Completion completion(ChatAnswer answer) {
        ChatAnswer.Message said = answer.choice().said();
        List<ToolCall> calls = said.toolCalls().stream().map(this::call).toList();
        Optional<String> refusal =
                Optional.ofNullable(said.refusal()).filter(text -> !text.isBlank());
        Optional<String> word = refusal.map(_ -> "refusal").or(() -> answer.choice().ending());
        FinishReason finish = finish(word, calls);
        return new Completion(
                Objects.requireNonNullElseGet(answer.id(), () -> ids.next("chatcmpl-")),
                WireInstant.of(answer.created(), clock),
                Objects.requireNonNullElse(answer.model(), model),
                said.text(),
                refusal,
                calls,
                finish,
                word.filter(text -> !text.equals(finish.name().toLowerCase(Locale.ROOT))),
                usage(answer.usage()),
                List.of());
    }

    private ToolCall call(ChatAnswer.Call call) {
        return new ToolCall(
                id(call.id()),
                call.function().name(),
                new Json(call.function().argumentText()),
                call.signature());
    }

    private String id(@Nullable String id) {
        return id == null || id.isBlank() ? ids.next("call_") : id;
    }

    /** Ollama, and OpenAI after a forced call, say {@code stop} beside tool calls. */
    private static FinishReason finish(Optional<String> word, List<ToolCall> calls) {
        return switch (word.orElse("")) {
            case "length" -> FinishReason.LENGTH;
            case ChatAnswer.Choice.FILTERED, ChatAnswer.Choice.UNFILTERED, "refusal" ->
                    FinishReason.CONTENT_FILTER;
            default -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
        };
    }

    /** Prompt tokens include the cached ones, completion tokens the reasoning. */
    private static Optional<Usage> usage(JsonNode usage) {
        return usage.isObject()
                ? WireUsage.usage(
                        WireUsage.count(usage, "prompt_tokens"),
                        WireUsage.count(usage, "prompt_tokens_details", "cached_tokens"),
                        WireUsage.count(usage, "prompt_tokens_details", "cache_write_tokens"),
                        WireUsage.count(usage, "completion_tokens"),
                        WireUsage.count(usage, "completion_tokens_details", "reasoning_tokens"))
                : Optional.empty();
    }
}
