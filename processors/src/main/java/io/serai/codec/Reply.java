package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Cost;
import io.serai.model.ToolCall;
import io.serai.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A reply as its reader sees it. Lenient, as consumers have to be: unknown fields are ignored, and
 * words such as {@code outcome} are text, since later versions may add some.
 */
public record Reply(
        String id,
        String outcome,
        Optional<String> text,
        List<ToolCall> toolCalls,
        Optional<Vectors> vectors,
        Optional<Reason> error,
        Optional<String> chain,
        Optional<String> provider,
        List<Call> attempts,
        Optional<Usage> usage,
        Optional<Cost> cost,
        boolean costAtLeast,
        Duration parked,
        Duration total) {
    /** How many vectors there are, and their length. */
    public record Vectors(int count, int dimensions) {}

    /** Why there is no answer. */
    public record Reason(String code, String message, boolean retryable, boolean deadLetter) {}

    /** One attempt; without a fault it answered. */
    public record Call(
            String provider,
            Optional<Instant> at,
            Optional<String> fault,
            Duration took,
            boolean possiblyBilled,
            Optional<Cost> cost) {}

    public Reply {
        toolCalls = List.copyOf(toolCalls);
        attempts = List.copyOf(attempts);
    }

    /** Whether it ends its request; an interim notice does not. */
    public boolean terminal() {
        return !outcome.equals("parked");
    }

    @Override
    public String toString() {
        return "Reply[" + id + ", " + outcome + "]";
    }

    static Optional<Reply> read(JsonNode root) {
        if (!root.path("id").isTextual() || !root.path("outcome").isTextual()) {
            return Optional.empty();
        }
        JsonNode message = root.path("completion").path("choices").path(0).path("message");
        JsonNode route = root.path("route");
        return Optional.of(
                new Reply(
                        root.path("id").asText(),
                        root.path("outcome").asText(),
                        PromptMapper.text(message.path("content")),
                        MessageMapper.toolCalls(message.path("tool_calls")),
                        vectors(root.path("embeddings").path("data")),
                        error(root.path("error")),
                        PromptMapper.text(route.path("chain")),
                        PromptMapper.text(route.path("provider")),
                        PromptMapper.items(route.path("attempts")).map(Reply::call).toList(),
                        CompletionMapper.readUsage(root.path("usage")),
                        CostMapper.read(root.path("cost").path("total")),
                        root.path("cost").path("atLeast").asBoolean(),
                        Duration.ofMillis(route.path("parkedMs").asLong()),
                        Duration.ofMillis(route.path("totalMs").asLong())));
    }

    private static Optional<Vectors> vectors(JsonNode data) {
        return data.isArray()
                ? Optional.of(new Vectors(data.size(), dimensions(data.path(0).path("embedding"))))
                : Optional.empty();
    }

    /** Four characters of base64 are three bytes, four of which are a number. */
    private static int dimensions(JsonNode vector) {
        return vector.isTextual() ? vector.textValue().length() / 4 * 3 / 4 : vector.size();
    }

    private static Optional<Reason> error(JsonNode error) {
        return error.isObject()
                ? Optional.of(
                        new Reason(
                                error.path("code").asText(),
                                error.path("message").asText(),
                                error.path("retryable").asBoolean(),
                                error.path("deadLetter").asBoolean()))
                : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Call call(JsonNode attempt) {
        return new Call(
                attempt.path("provider").asText(),
                PromptMapper.text(attempt.path("at")).flatMap(Reply::instant),
                PromptMapper.text(attempt.path("fault")),
                Duration.ofMillis(attempt.path("ms").asLong()),
                attempt.path("possiblyBilled").asBoolean(),
                CostMapper.read(attempt.path("cost")));
    }
}
