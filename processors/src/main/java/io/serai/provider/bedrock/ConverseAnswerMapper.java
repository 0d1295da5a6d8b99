package io.serai.provider.bedrock;

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

/** From the wire to the normalised completion; Converse names neither answer nor model. */
record ConverseAnswerMapper(String model, InstantSource clock, CallIds ids) {
    Completion completion(ConverseAnswer answer) {
        List<ToolCall> calls = answer.calls().map(this::call).toList();
        return new Completion(
                ids.next("bedrock_"),
                clock.instant(),
                model,
                answer.text(),
                Optional.empty(),
                calls,
                finish(answer.stopReason(), calls),
                Optional.ofNullable(answer.stopReason()),
                usage(answer.usage()),
                List.of());
    }

    private ToolCall call(ConverseAnswer.ToolUse use) {
        String id = Objects.requireNonNullElseGet(use.toolUseId(), () -> ids.next("tooluse_"));
        return new ToolCall(id, use.name(), new Json(use.arguments()), Optional.empty());
    }

    private static FinishReason finish(@Nullable String word, List<ToolCall> calls) {
        return switch (word) {
            case Guardrail.INTERVENED, "content_filtered" -> FinishReason.CONTENT_FILTER;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case null, default -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
        };
    }

    /**
     * Input tokens come without those read from and written to the cache; thoughts are not told.
     */
    private static Optional<Usage> usage(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        long cached = WireUsage.count(usage, "cacheReadInputTokens");
        long written = WireUsage.count(usage, "cacheWriteInputTokens");
        return WireUsage.usage(
                WireUsage.sum(WireUsage.count(usage, "inputTokens"), cached, written),
                cached,
                written,
                WireUsage.count(usage, "outputTokens"),
                0);
    }
}
