package io.serai.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the model is asked, in the shape of OpenAI's Chat Completions. {@code extras} are request
 * fields Serai does not interpret, by name: a protocol passes them on or reports them as dropped,
 * never silently.
 */
public record Prompt(
        String model,
        List<Message> messages,
        List<Tool> tools,
        ToolChoice toolChoice,
        Optional<Boolean> parallelToolCalls,
        ResponseFormat responseFormat,
        OptionalInt maxTokens,
        List<String> stop,
        Sampling sampling,
        Optional<Effort> effort,
        Map<String, Json> extras)
        implements Input {
    public Prompt {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages must not be empty");
        }
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        stop = List.copyOf(stop);
        extras = Map.copyOf(extras);
    }

    @Override
    public Kind kind() {
        return Kind.CHAT;
    }

    /** The same with other messages. */
    public Prompt withMessages(List<Message> others) {
        return new Prompt(
                model,
                others,
                tools,
                toolChoice,
                parallelToolCalls,
                responseFormat,
                maxTokens,
                stop,
                sampling,
                effort,
                extras);
    }

    /** What a provider must be able to do to be sent this prompt. */
    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        if (!tools.isEmpty()) {
            needs.add(Capability.TOOLS);
        }
        switch (toolChoice) {
            case ToolChoice.None(), ToolChoice.Auto() -> {}
            case ToolChoice.Required(), ToolChoice.Named(_) ->
                    needs.add(Capability.FORCED_TOOL_CHOICE);
        }
        switch (responseFormat) {
            case ResponseFormat.Text() -> {}
            case ResponseFormat.JsonObject() -> needs.add(Capability.JSON_OBJECT);
            case ResponseFormat.JsonSchema(_, _, _) -> needs.add(Capability.JSON_SCHEMA);
        }
        messages.forEach(message -> addNeeds(message, needs));
        return needs;
    }

    private static void addNeeds(Message message, Set<Capability> needs) {
        switch (message) {
            case Message.Instructions _ -> {}
            case Message.User(List<Part> parts, _) -> parts.forEach(part -> addNeeds(part, needs));
            case Message.Assistant(_, List<ToolCall> calls, _) -> {
                if (!calls.isEmpty()) {
                    needs.add(Capability.TOOLS);
                }
            }
            case Message.ToolResult _ -> needs.add(Capability.TOOLS);
        }
    }

    private static void addNeeds(Part part, Set<Capability> needs) {
        switch (part) {
            case Part.Text _ -> {}
            case Part.InlineImage _ -> needs.add(Capability.IMAGES);
            case Part.LinkedImage _ -> needs.add(Capability.IMAGE_URLS);
        }
    }
}
