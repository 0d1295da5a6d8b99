package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Completion;
import io.serai.model.FinishReason;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A completion to OpenAI's {@code chat.completion} and back. */
final class CompletionMapper {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CompletionMapper() {}

    static ObjectNode write(Completion completion) {
        ObjectNode json = NODES.objectNode();
        json.put("id", completion.id());
        json.put("object", "chat.completion");
        json.put("created", completion.created().getEpochSecond());
        json.put("model", completion.model());
        json.putArray("choices").add(choice(completion));
        completion.usage().ifPresent(usage -> json.set("usage", write(usage)));
        return json;
    }

    private static ObjectNode choice(Completion completion) {
        ObjectNode choice = NODES.objectNode();
        choice.put("index", 0);
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant");
        message.put("content", completion.text().orElse(null));
        message.put("refusal", completion.refusal().orElse(null));
        if (!completion.toolCalls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            completion.toolCalls().forEach(call -> calls.add(write(call)));
        }
        choice.put("finish_reason", completion.finishReason().name().toLowerCase(Locale.ROOT));
        completion.nativeFinishReason().ifPresent(it -> choice.put("native_finish_reason", it));
        return choice;
    }

    private static ObjectNode write(ToolCall call) {
        ObjectNode json = NODES.objectNode();
        json.put("id", call.id());
        json.put("type", "function");
        json.putObject("function")
                .put("name", call.name())
                .put("arguments", call.arguments().text());
        call.signature()
                .ifPresent(signature ->
                        json.putObject("extra_content")
                                .putObject("google")
                                .put("thought_signature", signature));
        return json;
    }

    static ObjectNode write(Usage usage) {
        ObjectNode json = NODES.objectNode();
        json.put("prompt_tokens", usage.promptTokens());
        json.put("completion_tokens", usage.completionTokens());
        json.put("total_tokens", usage.totalTokens());
        json.putObject("prompt_tokens_details")
                .put("cached_tokens", usage.cachedTokens())
                .put("cache_write_tokens", usage.cacheWriteTokens());
        json.putObject("completion_tokens_details")
                .put("reasoning_tokens", usage.reasoningTokens());
        return json;
    }

    /** What {@link #write(Completion)} wrote; dropped fields stand elsewhere. */
    static Completion read(JsonNode json, List<String> dropped) {
        JsonNode choice = json.path("choices").path(0);
        JsonNode message = choice.path("message");
        return new Completion(
                json.path("id").asText(),
                Instant.ofEpochSecond(json.path("created").asLong()),
                json.path("model").asText(),
                PromptMapper.text(message.path("content")),
                PromptMapper.text(message.path("refusal")),
                MessageMapper.toolCalls(message.path("tool_calls")),
                FinishReason.valueOf(
                        choice.path("finish_reason").asText().toUpperCase(Locale.ROOT)),
                PromptMapper.text(choice.path("native_finish_reason")),
                readUsage(json.path("usage")),
                dropped);
    }

    static Optional<Usage> readUsage(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        JsonNode prompt = usage.path("prompt_tokens_details");
        return Optional.of(
                new Usage(
                        usage.path("prompt_tokens").asLong(),
                        prompt.path("cached_tokens").asLong(),
                        prompt.path("cache_write_tokens").asLong(),
                        usage.path("completion_tokens").asLong(),
                        usage.path("completion_tokens_details").path("reasoning_tokens").asLong()));
    }
}
