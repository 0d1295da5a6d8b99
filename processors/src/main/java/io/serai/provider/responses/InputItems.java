package io.serai.provider.responses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Detail;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.ToolCall;
import io.serai.provider.Nuances;
import java.util.List;
import java.util.Optional;

/** The conversation as Responses writes it: a flat list, in which tool calls are items too. */
record InputItems(String instructor, ArrayNode out) {
    void write(Message message) {
        switch (message) {
            case Message.Instructions(String text, _) -> content(instructor, "input_text", text);
            case Message.User(List<Part> parts, _) -> user(parts);
            case Message.Assistant(Optional<String> text, List<ToolCall> calls, _) ->
                    assistant(text, calls);
            case Message.ToolResult(String callId, String content) ->
                    out.addObject()
                            .put("type", "function_call_output")
                            .put("call_id", callId)
                            .put("output", content);
        }
    }

    private ArrayNode message(String role) {
        return out.addObject().put("type", "message").put("role", role).putArray("content");
    }

    private void content(String role, String type, String text) {
        message(role).addObject().put("type", type).put("text", text);
    }

    private void user(List<Part> parts) {
        ArrayNode content = message("user");
        parts.forEach(part -> part(part, content.addObject()));
    }

    private static void part(Part part, ObjectNode node) {
        switch (part) {
            case Part.Text(String text) -> node.put("type", "input_text").put("text", text);
            case Part.InlineImage(String mediaType, String base64, Optional<Detail> detail) ->
                    image("data:" + mediaType + ";base64," + base64, detail, node);
            case Part.LinkedImage(String url, Optional<Detail> detail) -> image(url, detail, node);
        }
    }

    private static void image(String url, Optional<Detail> detail, ObjectNode node) {
        node.put("type", "input_image").put("image_url", url);
        detail.ifPresent(it -> node.put("detail", Nuances.word(it)));
    }

    private void assistant(Optional<String> text, List<ToolCall> calls) {
        text.filter(said -> !said.isEmpty() || calls.isEmpty())
                .ifPresent(said -> content("assistant", "output_text", said));
        calls.forEach(this::call);
    }

    private void call(ToolCall call) {
        out.addObject()
                .put("type", "function_call")
                .put("call_id", call.id())
                .put("name", call.name())
                .put("arguments", call.arguments().text());
    }
}
