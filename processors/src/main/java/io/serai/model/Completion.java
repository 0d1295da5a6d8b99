package io.serai.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A provider's answer, normalised to OpenAI's {@code chat.completion} with one choice. {@code
 * nativeFinishReason} is the provider's own word where it says more than {@code finishReason}.
 * {@code dropped} names the request fields that the provider could not be told.
 */
public record Completion(
        String id,
        Instant created,
        String model,
        Optional<String> text,
        Optional<String> refusal,
        List<ToolCall> toolCalls,
        FinishReason finishReason,
        Optional<String> nativeFinishReason,
        Optional<Usage> usage,
        List<String> dropped)
        implements Output {
    public Completion {
        toolCalls = List.copyOf(toolCalls);
        dropped = List.copyOf(dropped);
    }

    /** The same answer with the fields its request lost on the way. */
    @Override
    public Completion withDropped(List<String> fields) {
        return new Completion(
                id,
                created,
                model,
                text,
                refusal,
                toolCalls,
                finishReason,
                nativeFinishReason,
                usage,
                fields);
    }

    @Override
    public String toString() {
        return "Completion[" + id + ", " + model + ", " + finishReason + "]";
    }
}
