package io.serai.provider.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.ToolCall;
import io.serai.provider.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The conversation as Converse wants it: instructions apart, turns of user and assistant in strict
 * alternation, the results of one turn's calls together in the next, no empty text.
 */
final class ConverseTurns {
    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";
    private static final Pattern NOT_IN_IDS = Pattern.compile("[^A-Za-z0-9_-]");

    private final ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode system = JsonNodeFactory.instance.arrayNode();
    private final List<String> dropped = new ArrayList<>();
    private boolean calls;

    private ConverseTurns() {}

    static ConverseTurns of(List<Message> messages) {
        ConverseTurns turns = new ConverseTurns();
        messages.forEach(turns::add);
        if (turns.messages.isEmpty()) {
            turns.speakInstructions();
        }
        return turns;
    }

    ArrayNode messages() {
        return messages;
    }

    ArrayNode system() {
        return system;
    }

    List<String> dropped() {
        return dropped;
    }

    /** Whether a tool was called: then the tools must be named again. */
    boolean haveCalls() {
        return calls;
    }

    private void add(Message message) {
        switch (message) {
            case Message.Instructions(String text) -> system.addObject().put("text", text);
            case Message.User(List<Part> parts) -> parts.forEach(this::part);
            case Message.Assistant assistant -> assistant(assistant);
            case Message.ToolResult result -> result(result);
        }
    }

    /** The API wants a first turn: instructions alone are said by the user. */
    private void speakInstructions() {
        turn(USER).addAll(system.deepCopy());
        system.removeAll();
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> text(USER, text);
            case Part.InlineImage(String mediaType, String base64) ->
                    turn(USER)
                            .addObject()
                            .putObject("image")
                            .put("format", mediaType.substring(mediaType.indexOf('/') + 1))
                            .putObject("source")
                            .put("bytes", base64);
            case Part.LinkedImage(_) ->
                    throw new IllegalArgumentException("Converse fetches no image");
        }
    }

    private void assistant(Message.Assistant assistant) {
        assistant.text().ifPresent(text -> text(ASSISTANT, text));
        assistant.toolCalls().forEach(this::call);
    }

    private void call(ToolCall call) {
        calls = true;
        ObjectNode block = turn(ASSISTANT).addObject().putObject("toolUse");
        block.put("toolUseId", id(call.id())).put("name", call.name());
        if (WireJson.object(call.arguments().text()).isPresent()) {
            block.putRawValue("input", WireJson.raw(call.arguments()));
        } else {
            block.putObject("input").put("arguments", call.arguments().text());
            dropped.add("messages[].tool_calls[].function.arguments");
        }
    }

    private void result(Message.ToolResult result) {
        ObjectNode block = turn(USER).addObject().putObject("toolResult");
        block.put("toolUseId", id(result.callId()));
        ObjectNode content = block.putArray("content").addObject();
        WireJson.object(result.content())
                .ifPresentOrElse(
                        object -> content.set("json", object),
                        () -> content.put("text", result.content()));
    }

    private void text(String role, String text) {
        if (!text.isBlank()) {
            turn(role).addObject().put("text", text);
        }
    }

    private ArrayNode turn(String role) {
        if (messages.isEmpty()
                || !messages.get(messages.size() - 1).path("role").asText().equals(role)) {
            messages.addObject().put("role", role).putArray("content");
        }
        return (ArrayNode) messages.get(messages.size() - 1).get("content");
    }

    /** Other providers' ids may hold what this API refuses. */
    private static String id(String id) {
        return NOT_IN_IDS.matcher(id).replaceAll("_");
    }
}
