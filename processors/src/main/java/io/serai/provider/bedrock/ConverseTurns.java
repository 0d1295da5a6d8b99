package io.serai.provider.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.ToolCall;
import io.serai.provider.WireJson;
import io.serai.provider.WireTurns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The conversation as Converse wants it: instructions apart, turns of user and assistant in strict
 * alternation, the results of one turn's calls together in the next, no empty text.
 */
final class ConverseTurns {
    private final WireTurns turns = new WireTurns();
    private final ArrayNode system = JsonNodeFactory.instance.arrayNode();
    private final Set<String> called = new LinkedHashSet<>();

    private ConverseTurns() {}

    static ConverseTurns of(List<Message> messages) {
        ConverseTurns all = new ConverseTurns();
        messages.forEach(all::add);
        if (all.turns.isEmpty()) {
            all.speakInstructions();
        }
        return all;
    }

    ArrayNode messages() {
        return turns.messages();
    }

    boolean endWithAssistant() {
        return turns.endWithAssistant();
    }

    void removeLast() {
        turns.removeLast();
    }

    /** The API wants the user to begin; a text of nothing is none. */
    void beginWithUser() {
        turns.beforeAssistant().ifPresent(content -> content.addObject().put("text", "."));
    }

    ArrayNode system() {
        return system;
    }

    List<String> dropped() {
        return turns.dropped();
    }

    /** The tools that were called, which must be named again. */
    Set<String> called() {
        return called;
    }

    private void add(Message message) {
        switch (message) {
            case Message.Instructions(String text, _) -> system.addObject().put("text", text);
            case Message.User(List<Part> parts, _) -> parts.forEach(this::part);
            case Message.Assistant assistant -> assistant(assistant);
            case Message.ToolResult result -> result(result);
        }
    }

    /** The API wants a first turn: instructions alone are said by the user. */
    private void speakInstructions() {
        turns.turn(WireTurns.USER).addAll(system.deepCopy());
        system.removeAll();
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text(String text) -> text(WireTurns.USER, text);
            case Part.InlineImage(String mediaType, String base64, _) ->
                    turns.turn(WireTurns.USER)
                            .addObject()
                            .putObject("image")
                            .put("format", WireTurns.imageFormat(mediaType))
                            .putObject("source")
                            .put("bytes", base64);
            case Part.LinkedImage _ ->
                    throw new IllegalArgumentException("Converse fetches no image");
        }
    }

    private void assistant(Message.Assistant assistant) {
        assistant.text().ifPresent(text -> text(WireTurns.ASSISTANT, text));
        assistant.toolCalls().forEach(this::call);
    }

    private void call(ToolCall call) {
        called.add(call.name());
        ObjectNode block = turns.turn(WireTurns.ASSISTANT).addObject().putObject("toolUse");
        block.put("toolUseId", WireTurns.id(call.id())).put("name", call.name());
        turns.input(block, call.arguments());
    }

    private void result(Message.ToolResult result) {
        ObjectNode block = turns.turn(WireTurns.USER).addObject().putObject("toolResult");
        block.put("toolUseId", WireTurns.id(result.callId()));
        ObjectNode content = block.putArray("content").addObject();
        WireJson.object(result.content())
                .ifPresentOrElse(
                        object -> content.set("json", object),
                        () -> content.put("text", result.content()));
    }

    private void text(String role, String text) {
        if (!text.isBlank()) {
            turns.turn(role).addObject().put("text", text);
        }
    }
}
