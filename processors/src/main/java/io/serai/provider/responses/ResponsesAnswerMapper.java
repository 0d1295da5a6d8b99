package io.serai.provider.responses;

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
record ResponsesAnswerMapper(String model, InstantSource clock, CallIds ids) {
    Completion completion(ResponsesAnswer answer) {
        List<ToolCall> calls = answer.calls().map(this::call).toList();
        Optional<String> refusal = answer.refusal();
        Optional<String> word = refusal.map(_ -> "refusal").or(answer::reason);
        FinishReason finish = finish(word, calls);
        return new Completion(
                Objects.requireNonNullElseGet(answer.id(), () -> ids.next("resp_")),
                WireInstant.of(answer.created(), clock),
                Objects.requireNonNullElse(answer.model(), model),
                answer.text(),
                refusal,
                calls,
                finish,
                word.filter(text -> !text.equals(finish.name().toLowerCase(Locale.ROOT))),
                usage(answer.usage()),
                List.of());
    }

    private ToolCall call(ResponsesAnswer.Item call) {
        return new ToolCall(
                id(call.callId()),
                Objects.requireNonNull(call.name()),
                new Json(call.argumentText()),
                Optional.empty());
    }

    private String id(@Nullable String id) {
        return id == null || id.isBlank() ? ids.next("call_") : id;
    }

    /** Incomplete for a reason of its own is cut short all the same. */
    private static FinishReason finish(Optional<String> word, List<ToolCall> calls) {
        return switch (word.orElse("")) {
            case "" -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
            case "content_filter", "refusal" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.LENGTH;
        };
    }

    /** Input tokens include the cached ones, output tokens the reasoning. */
    private static Optional<Usage> usage(JsonNode usage) {
        return usage.isObject()
                ? WireUsage.usage(
                        WireUsage.count(usage, "input_tokens"),
                        WireUsage.count(usage, "input_tokens_details", "cached_tokens"),
                        WireUsage.count(usage, "input_tokens_details", "cache_write_tokens"),
                        WireUsage.count(usage, "output_tokens"),
                        WireUsage.count(usage, "output_tokens_details", "reasoning_tokens"))
                : Optional.empty();
    }
}
