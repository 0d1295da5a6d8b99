package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The order in which Anthropic's API wants the messages of a conversation. */
final class AnthropicTurns {

    private static final Set<String> ROLES = Set.of("user", "assistant", "system");

    private final List<JsonNode> messages;

    private AnthropicTurns(List<JsonNode> messages) {
        this.messages = messages;
    }

    static Optional<String> objection(JsonNode messages) {
        if (!messages.isArray()) {
            return Optional.of("messages: Input should be a valid list");
        }
        return messages.isEmpty()
                ? Optional.of("messages: at least one message is required")
                : new AnthropicTurns(Json.elements(messages).toList()).objection();
    }

    private Optional<String> objection() {
        if (!role(0).equals("user")) {
            return Optional.of("messages: first message must use the \"user\" role");
        }
        Optional<String> wrong =
                IntStream.range(0, messages.size())
                        .mapToObj(this::objectionTo)
                        .flatMap(Optional::stream)
                        .findFirst();
        return wrong.isEmpty() && role(messages.size() - 1).equals("assistant")
                ? Optional.of(
                        "This model does not support assistant message prefill. The conversation must end with a"
                                + " user message.")
                : wrong;
    }

    private Optional<String> objectionTo(int index) {
        String at = "messages." + index;
        if (!ROLES.contains(role(index))) {
            return Optional.of(at + ".role: Input should be 'user' or 'assistant'");
        }
        if (blocks(index, "text").anyMatch(block -> isEmptyText(block.path("text")))
                || isEmptyText(messages.get(index).path("content"))) {
            return Optional.of("messages: text content blocks must be non-empty");
        }
        if (role(index).equals("assistant") && blocks(index, "document").findAny().isPresent()) {
            return Optional.of(
                    at + ".content: document blocks are not permitted in assistant messages");
        }
        return unanswered(index).or(() -> unasked(index)).or(() -> late(index));
    }

    private static boolean isEmptyText(JsonNode text) {
        return text.isTextual() && text.asText().isEmpty();
    }

    private Optional<String> unanswered(int index) {
        Set<String> answered = results(index + 1);
        String missing =
                uses(index).stream()
                        .filter(Predicate.not(answered::contains))
                        .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "messages.%d: `tool_use` ids were found without `tool_result` blocks immediately after: %s. "
                                        .formatted(index, missing)
                                + "Each `tool_use` block must have a corresponding `tool_result` block in the next"
                                + " message.");
    }

    private Optional<String> unasked(int index) {
        Set<String> asked = uses(index - 1);
        return results(index).stream()
                .filter(Predicate.not(asked::contains))
                .findFirst()
                .map(id ->
                        "messages.%d.content.0: unexpected `tool_use_id` found in `tool_result` blocks: %s. "
                                        .formatted(index, id)
                                + "Each `tool_result` block must have a corresponding `tool_use` block in"
                                + " the previous message.");
    }

    private Optional<String> late(int index) {
        boolean resultAfterOther =
                Json.elements(messages.get(index).path("content"))
                        .map(block -> block.path("type").asText())
                        .dropWhile("tool_result"::equals)
                        .anyMatch("tool_result"::equals);
        return resultAfterOther
                ? Optional.of(
                        "messages.%d: `tool_result` blocks must come first in the content"
                                .formatted(index))
                : Optional.empty();
    }

    private Set<String> uses(int index) {
        return blocks(index, "tool_use")
                .map(block -> block.path("id").asText())
                .collect(Collectors.toSet());
    }

    private Set<String> results(int index) {
        return blocks(index, "tool_result")
                .map(block -> block.path("tool_use_id").asText())
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> blocks(int index, String type) {
        return index < 0 || index >= messages.size()
                ? Stream.of()
                : Json.elements(messages.get(index).path("content"))
                        .filter(block -> block.path("type").asText().equals(type));
    }

    private String role(int index) {
        return messages.get(index).path("role").asText();
    }
}
