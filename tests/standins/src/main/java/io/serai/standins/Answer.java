package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the model says to a prompt, before a protocol puts it into its own words. */
sealed interface Answer {

    /** Thinking that is billed and not shown. */
    int REASONING_TOKENS = 16;

    int ECHOED_CHARACTERS = 400;

    String FILLER = "Caravans rest here while the road is closed. ";

    /**
     * Text, or JSON if the request gave a schema; {@code cut} when the allowed tokens did not
     * suffice.
     */
    record Text(String text, boolean cut) implements Answer {
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    record ToolCalls(List<ToolCall> calls) implements Answer {
        public ToolCalls {
            calls = List.copyOf(calls);
        }
    }

    record ToolCall(String tool, JsonNode arguments) {
        @Override
        public String toString() {
            return "ToolCall[" + tool + "]";
        }
    }

    /**
     * The same answer for the same prompt; {@code size} above 0 pads a text to so many characters.
     */
    static Answer to(Prompt prompt, int size) {
        List<Tool> tools = prompt.tools().calledFor(prompt.last());
        if (!tools.isEmpty()) {
            return new ToolCalls(tools.stream().map(tool -> call(tool, prompt)).toList());
        }
        if (prompt.schema() != null) {
            return new Text(
                    new SchemaSample(prompt.schema(), echo(prompt)).value().toString(), false);
        }
        return size > 0
                ? new Text(padded(echo(prompt), size), false)
                : cut(echo(prompt), prompt.maxTokens());
    }

    private static ToolCall call(Tool tool, Prompt prompt) {
        return new ToolCall(tool.name(), new SchemaSample(tool.schema(), echo(prompt)).value());
    }

    private static String echo(Prompt prompt) {
        String marker = prompt.marker().map(id -> "[[marker:" + id + "]] ").orElse("");
        String last = prompt.last();
        return "Echo: " + marker + last.substring(0, Math.min(last.length(), ECHOED_CHARACTERS));
    }

    private static String padded(String echo, int size) {
        String filler = FILLER.repeat(size / FILLER.length() + 1);
        return (echo + " " + filler).substring(0, size);
    }

    private static Text cut(String text, int maxTokens) {
        int allowed = (maxTokens - Usage.reasoning(maxTokens)) * Usage.CHARACTERS_PER_TOKEN;
        return text.length() <= allowed
                ? new Text(text, false)
                : new Text(text.substring(0, allowed), true);
    }
}
