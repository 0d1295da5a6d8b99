package io.serai.model;

import java.util.List;
import java.util.Optional;

/** One turn of the conversation, in OpenAI's roles. */
public sealed interface Message {
    /** What whoever speaks is called, to tell several of one role apart. */
    default Optional<String> name() {
        return Optional.empty();
    }

    /** Instructions: role {@code system} or {@code developer}. */
    record Instructions(String text, Optional<String> name) implements Message {
        public Instructions(String text) {
            this(text, Optional.empty());
        }

        @Override
        public String toString() {
            return "Instructions[" + text.length() + " characters]";
        }
    }

    /** What the user says. */
    record User(List<Part> parts, Optional<String> name) implements Message {
        public User {
            parts = List.copyOf(parts);
        }

        public User(List<Part> parts) {
            this(parts, Optional.empty());
        }
    }

    /** What the model said earlier: text, tool calls or both. */
    record Assistant(Optional<String> text, List<ToolCall> toolCalls, Optional<String> name)
            implements Message {
        public Assistant {
            toolCalls = List.copyOf(toolCalls);
        }

        public Assistant(Optional<String> text, List<ToolCall> toolCalls) {
            this(text, toolCalls, Optional.empty());
        }

        @Override
        public String toString() {
            return "Assistant[" + toolCalls.size() + " tool calls]";
        }
    }

    /** What a called tool returned; {@code callId} is the {@link ToolCall#id()} it answers. */
    record ToolResult(String callId, String content) implements Message {
        @Override
        public String toString() {
            return "ToolResult[" + callId + "]";
        }
    }
}
