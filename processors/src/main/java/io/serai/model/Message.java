package io.serai.model;

import java.util.List;
import java.util.Optional;

/** One turn of the conversation, in OpenAI's roles. */
public sealed interface Message {
    /** Instructions: role {@code system} or {@code developer}. */
    record Instructions(String text) implements Message {
        @Override
        public String toString() {
            return "Instructions[" + text.length() + " characters]";
        }
    }

    /** What the user says. */
    record User(List<Part> parts) implements Message {
        public User {
            parts = List.copyOf(parts);
        }
    }

    /** What the model said earlier: text, tool calls or both. */
    record Assistant(Optional<String> text, List<ToolCall> toolCalls) implements Message {
        public Assistant {
            toolCalls = List.copyOf(toolCalls);
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
