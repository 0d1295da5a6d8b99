package io.serai.provider.gemini;

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
import java.util.Set;
import java.util.stream.Stream;

/** From the wire to the normalised completion. */
record ContentAnswerMapper(String model, InstantSource clock, CallIds ids) {
    private static final Set<String> FILTERED =
            Set.of(
                    "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION");

    private static final Set<String> CUT_SHORT = Set.of("MAX_TOKENS", "CONTINUATION");

    Completion completion(ContentAnswer answer) {
        List<ToolCall> calls = answer.candidate().parts().flatMap(this::call).toList();
        Optional<String> finish = Optional.ofNullable(answer.candidate().finishReason());
        return new Completion(
                Objects.requireNonNullElseGet(answer.responseId(), () -> ids.next("gen_")),
                clock.instant(),
                Objects.requireNonNullElse(answer.modelVersion(), model),
                answer.candidate().text(),
                Optional.empty(),
                calls,
                answer.blockReason().isPresent()
                        ? FinishReason.CONTENT_FILTER
                        : finish(finish.orElse(""), calls),
                answer.blockReason().or(() -> finish),
                usage(answer.usageMetadata()),
                List.of());
    }

    private Stream<ToolCall> call(ContentAnswer.Part part) {
        return part.call().stream()
                .map(call ->
                        new ToolCall(
                                id(Optional.ofNullable(call.id())),
                                call.name(),
                                new Json(call.arguments()),
                                Optional.ofNullable(part.thoughtSignature())));
    }

    private String id(Optional<String> given) {
        return given.filter(id -> !id.isBlank()).orElseGet(() -> ids.next("call_"));
    }

    /** A tool call ends in STOP like any answer. */
    private static FinishReason finish(String word, List<ToolCall> calls) {
        if (FILTERED.contains(word)) {
            return FinishReason.CONTENT_FILTER;
        }
        if (CUT_SHORT.contains(word)) {
            return FinishReason.LENGTH;
        }
        return calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
    }

    /** Prompt tokens include the cached ones; candidates come without the thoughts. */
    private static Optional<Usage> usage(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        long thoughts = WireUsage.count(usage, "thoughtsTokenCount");
        return WireUsage.usage(
                WireUsage.sum(
                        WireUsage.count(usage, "promptTokenCount"),
                        WireUsage.count(usage, "toolUsePromptTokenCount")),
                WireUsage.count(usage, "cachedContentTokenCount"),
                0,
                WireUsage.sum(WireUsage.count(usage, "candidatesTokenCount"), thoughts),
                thoughts);
    }
}
