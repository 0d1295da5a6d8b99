package io.serai.provider.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Detail;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.ToolCall;
import io.serai.provider.Nuances;
import java.util.List;
import java.util.Optional;

/** The conversation as Chat Completions writes it. */
record ChatMessages(OpenAiOptions options) {
    void write(List<Message> messages, ArrayNode out) {
        messages.forEach(message -> write(message, out.addObject()));
    }

    private void write(Message message, ObjectNode out) {
        switch (message) {
            case Message.Instructions(String text, _) ->
                    out.put("role", options.reasoning() ? "developer" : "system")
                            .put("content", text);
            case Message.User(List<Part> parts, _) -> user(parts, out.put("role", "user"));
            case Message.Assistant(Optional<String> text, List<ToolCall> calls, _) ->
                    assistant(text, calls, out.put("role", "assistant"));
            case Message.ToolResult(String callId, String content) ->
                    out.put("role", "tool").put("tool_call_id", callId).put("content", content);
        }
        message.name().ifPresent(name -> out.put("name", name));
    }

    /** A bare text stays one: not every compatible server reads parts. */
    private static void user(List<Part> parts, ObjectNode out) {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Text(String text)) {
            out.put("content", text);
            return;
        }
        ArrayNode content = out.putArray("content");
        parts.forEach(part -> part(part, content.addObject()));
    }

    private static void part(Part part, ObjectNode out) {
        switch (part) {
            case Part.Text(String text) -> out.put("type", "text").put("text", text);
            case Part.InlineImage(String mediaType, String base64, Optional<Detail> detail) ->
                    image("data:" + mediaType + ";base64," + base64, detail, out);
            case Part.LinkedImage(String url, Optional<Detail> detail) -> image(url, detail, out);
        }
    }

    private static void image(String url, Optional<Detail> detail, ObjectNode out) {
        ObjectNode image = out.put("type", "image_url").putObject("image_url").put("url", url);
        detail.ifPresent(it -> image.put("detail", Nuances.word(it)));
    }

    private void assistant(Optional<String> text, List<ToolCall> calls, ObjectNode out) {
        if (calls.isEmpty()) {
            out.put("content", text.orElse(""));
            return;
        }
        out.put("content", text.orElse(null));
        ArrayNode list = out.putArray("tool_calls");
        calls.forEach(call -> call(call, list.addObject()));
    }

    private void call(ToolCall call, ObjectNode out) {
        out.put("id", call.id())
                .put("type", "function")
                .putObject("function")
                .put("name", call.name())
                .put("arguments", call.arguments().text());
        if (options.thoughtSignatures()) {
            call.signature()
                    .ifPresent(signature ->
                            out.putObject("extra_content")
                                    .putObject("google")
                                    .put("thought_signature", signature));
        }
    }
}
