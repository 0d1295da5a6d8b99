package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.standins.OpenAiRules.Objection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The order in which OpenAI's chat API wants the messages of a conversation. */
final class OpenAiTurns {

    private static final Set<String> ROLES =
            Set.of("system", "developer", "user", "assistant", "tool", "function");

    /** Ids of tool calls that wait for their tool message. */
    private final Set<String> waiting = new TreeSet<>();

    private OpenAiTurns() {}

    static Optional<Objection> objection(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            String message = "Invalid 'messages': expected an array with at least one element.";
            return Optional.of(new Objection("invalid_type", "messages", message));
        }
        OpenAiTurns turns = new OpenAiTurns();
        List<JsonNode> all = Json.elements(messages).toList();
        for (int i = 0; i < all.size(); i++) {
            Optional<Objection> wrong = turns.next(i, all.get(i));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return turns.unanswered("messages");
    }

    private Optional<Objection> next(int index, JsonNode message) {
        String at = "messages[" + index + "]";
        String role = message.path("role").asText();
        if (!ROLES.contains(role)) {
            String text =
                    "Invalid value: '"
                            + role
                            + "'. Supported values are: "
                            + new TreeSet<>(ROLES)
                            + ".";
            return Optional.of(new Objection("invalid_value", at + ".role", text));
        }
        if (role.equals("tool")) {
            return answered(at, message.path("tool_call_id").asText());
        }
        Optional<Objection> unanswered = unanswered(at + ".role");
        message.path("tool_calls").forEach(call -> waiting.add(call.path("id").asText()));
        return unanswered.or(() -> contentless(at, message));
    }

    private Optional<Objection> answered(String at, String id) {
        return waiting.remove(id)
                ? Optional.empty()
                : Optional.of(
                        new Objection(
                                null,
                                at + ".role",
                                "Invalid parameter: messages with role 'tool' must be a response to a preceeding"
                                        + " message with 'tool_calls'."));
    }

    private Optional<Objection> unanswered(String param) {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Objection(
                                null,
                                param,
                                "An assistant message with 'tool_calls' must be followed by tool messages responding"
                                        + " to each 'tool_call_id'. The following tool_call_ids did not have response"
                                        + " messages: "
                                        + String.join(", ", waiting)));
    }

    private static Optional<Objection> contentless(String at, JsonNode message) {
        boolean says =
                message.hasNonNull("content")
                        || message.has("tool_calls")
                        || message.has("refusal");
        return says
                ? Optional.empty()
                : Optional.of(
                        new Objection(
                                null,
                                at + ".content",
                                "Invalid value for 'content': expected a string, got null."));
    }
}
