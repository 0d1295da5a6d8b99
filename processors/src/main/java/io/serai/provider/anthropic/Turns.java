package io.serai.provider.anthropic;

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
 * The conversation as Messages wants it: instructions apart, turns of user and assistant in
 * alternation, the results of one turn's calls together at the head of the next, no empty text.
 */
final class Turns {
    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";
    private static final Pattern NOT_IN_IDS = Pattern.compile("[^A-Za-z0-9_-]");

    private final ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    private final List<String> system = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    private Turns() {}

    static Turns of(List<Message> messages) {
        Turns turns = new Turns();
        messages.forEach(turns::add);
        if (turns.messages.isEmpty()) {
            turns.speakInstructions();
        }
        return turns;
    }

    ArrayNode messages() {
        return messages;
    }

    String system() {
        return String.join("\n\n", system);
    }

    List<String> dropped() {
        return dropped;
    }

    /** With something to answer before it. */
    boolean endWithAssistant() {
        return messages.size() > 1
                && messages.path(messages.size() - 1).path("role").asText().equals(ASSISTANT);
    }

    void removeLast() {
        messages.remove(messages.size() - 1);
    }

    private void add(Message message) {
        switch (message) {
            case Message.Instructions(String text) -> system.add(text);
            case Message.User(List<Part> parts) -> parts.forEach(this::part);
            case Message.Assistant assistant -> assistant(assistant);
            case Message.ToolResult result -> result(result);
        }
    }

    /** The API wants a first turn: instructions alone are said by the user. */
    private void speakInstructions() {
        text(USER, system());
        system.clear();
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> text(USER, text);
            case Part.InlineImage(String mediaType, String base64) ->
                    image("base64").put("media_type", mediaType).put("data", base64);
            case Part.LinkedImage(String url) -> image("url").put("url", url);
        }
    }

    private ObjectNode image(String type) {
        return turn(USER).addObject().put("type", "image").putObject("source").put("type", type);
    }

    private void assistant(Message.Assistant assistant) {
        assistant.text().ifPresent(text -> text(ASSISTANT, text));
        assistant.toolCalls().forEach(this::call);
    }

    private void call(ToolCall call) {
        ObjectNode block = turn(ASSISTANT).addObject().put("type", "tool_use");
        block.put("id", id(call.id())).put("name", call.name());
        if (WireJson.object(call.arguments().text()).isPresent()) {
            block.putRawValue("input", WireJson.raw(call.arguments()));
        } else {
            block.putObject("input").put("arguments", call.arguments().text());
            dropped.add("messages[].tool_calls[].function.arguments");
        }
    }

    private void result(Message.ToolResult result) {
        ArrayNode content = turn(USER);
        int at = 0;
        while (content.path(at).path("type").asText().equals("tool_result")) {
            at++;
        }
        content.insertObject(at)
                .put("type", "tool_result")
                .put("tool_use_id", id(result.callId()))
                .put("content", result.content());
    }

    private void text(String role, String text) {
        if (!text.isBlank()) {
            turn(role).addObject().put("type", "text").put("text", text);
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
