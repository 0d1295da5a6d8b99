package io.serai.provider.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.ToolCall;
import io.serai.provider.WireTurns;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversation as Messages wants it: instructions apart, turns of user and assistant in
 * alternation, the results of one turn's calls together at the head of the next, no empty text.
 */
final class Turns {
    private final WireTurns turns = new WireTurns();
    private final List<String> system = new ArrayList<>();

    private Turns() {}

    static Turns of(List<Message> messages) {
        Turns all = new Turns();
        messages.forEach(all::add);
        if (all.turns.isEmpty()) {
            all.speakInstructions();
        }
        return all;
    }

    ArrayNode messages() {
        return turns.messages();
    }

    String system() {
        return String.join("\n\n", system);
    }

    List<String> dropped() {
        return turns.dropped();
    }

    /** With something to answer before it. */
    boolean endWithAssistant() {
        return turns.endWithAssistant();
    }

    void removeLast() {
        turns.removeLast();
    }

    private void add(Message message) {
        switch (message) {
            case Message.Instructions(String text, _) -> system.add(text);
            case Message.User(List<Part> parts, _) -> parts.forEach(this::part);
            case Message.Assistant assistant -> assistant(assistant);
            case Message.ToolResult result -> result(result);
        }
    }

    /** The API wants a first turn: instructions alone are said by the user. */
    private void speakInstructions() {
        text(WireTurns.USER, system());
        system.clear();
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> text(WireTurns.USER, text);
            case Part.InlineImage(String mediaType, String base64, _) ->
                    image("base64")
                            .put("media_type", "image/" + WireTurns.imageFormat(mediaType))
                            .put("data", base64);
            case Part.LinkedImage(String url, _) -> image("url").put("url", url);
        }
    }

    private ObjectNode image(String type) {
        return turns.turn(WireTurns.USER)
                .addObject()
                .put("type", "image")
                .putObject("source")
                .put("type", type);
    }

    private void assistant(Message.Assistant assistant) {
        assistant.text().ifPresent(text -> text(WireTurns.ASSISTANT, text));
        assistant.toolCalls().forEach(this::call);
    }

    private void call(ToolCall call) {
        ObjectNode block = turns.turn(WireTurns.ASSISTANT).addObject().put("type", "tool_use");
        block.put("id", WireTurns.id(call.id())).put("name", call.name());
        turns.input(block, call.arguments());
    }

    private void result(Message.ToolResult result) {
        ArrayNode content = turns.turn(WireTurns.USER);
        int at = 0;
        while (content.path(at).path("type").asText().equals("tool_result")) {
            at++;
        }
        content.insertObject(at)
                .put("type", "tool_result")
                .put("tool_use_id", WireTurns.id(result.callId()))
                .put("content", result.content());
    }

    private void text(String role, String text) {
        if (!text.isBlank()) {
            turns.turn(role).addObject().put("type", "text").put("text", text);
        }
    }
}
