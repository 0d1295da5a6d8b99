package io.serai.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Completion;
import io.serai.model.FinishReason;
import io.serai.model.Json;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import io.serai.provider.CallIds;
import io.serai.provider.WireUsage;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the wire to the normalised completion. */
record MessagesAnswerMapper(String model, InstantSource clock, CallIds ids) {
    Completion completion(MessagesAnswer answer) {
        List<ToolCall> calls = answer.calls().map(this::call).toList();
        FinishReason finish = finish(answer.stopReason(), calls);
        return new Completion(
                Objects.requireNonNullElseGet(answer.id(), () -> ids.next("msg_")),
                clock.instant(),
                Objects.requireNonNullElse(answer.model(), model),
                answer.text(),
                answer.explanation().filter(_ -> finish == FinishReason.CONTENT_FILTER),
                calls,
                finish,
                Optional.ofNullable(answer.stopReason()),
                usage(answer.usage()),
                List.of());
    }

    private ToolCall call(MessagesAnswer.Block block) {
        String id = Objects.requireNonNullElseGet(block.id(), () -> ids.next("toolu_"));
        return new ToolCall(id, block.callName(), new Json(block.arguments()), Optional.empty());
    }

    private static FinishReason finish(@Nullable String word, List<ToolCall> calls) {
        return switch (word) {
            case "refusal" -> FinishReason.CONTENT_FILTER;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case null, default -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
        };
    }

    /** Input tokens come without those read from and written to the cache. */
    private static Optional<Usage> usage(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        long cached = WireUsage.count(usage, "cache_read_input_tokens");
        long written = WireUsage.count(usage, "cache_creation_input_tokens");
        return WireUsage.usage(
                WireUsage.sum(WireUsage.count(usage, "input_tokens"), cached, written),
                cached,
                written,
                WireUsage.count(usage, "output_tokens"),
                WireUsage.count(usage, "output_tokens_details", "thinking_tokens"));
    }
}
