package io.serai.provider.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.ToolCall;
import io.serai.provider.WireJson;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The conversation as generateContent wants it: instructions apart, the results of one turn's calls
 * together in one content of their own, each with the name of the function it came from.
 */
final class Contents {
    /** What Google documents for calls that come from another model and so have no signature. */
    private static final String NO_SIGNATURE = "skip_thought_signature_validator";

    private static final Pattern QUERY = Pattern.compile("[?#].*");

    /** Who speaks; results are said by the user, but apart from text. */
    private enum Speaker {
        USER("user"),
        MODEL("model"),
        TOOLS("user");

        private final String role;

        Speaker(String role) {
            this.role = role;
        }
    }

    private final boolean signatures;
    private final ArrayNode list = JsonNodeFactory.instance.arrayNode();
    private final List<String> system = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final Map<String, String> namesByCall = new HashMap<>();
    private Optional<Speaker> last = Optional.empty();

    private Contents(boolean signatures) {
        this.signatures = signatures;
    }

    static Contents of(List<Message> messages, boolean signatures) {
        Contents contents = new Contents(signatures);
        messages.forEach(contents::add);
        if (contents.list.isEmpty()) {
            contents.speakInstructions();
        }
        return contents;
    }

    ArrayNode list() {
        return list;
    }

    String system() {
        return String.join("\n\n", system);
    }

    List<String> dropped() {
        return dropped;
    }

    private void add(Message message) {
        switch (message) {
            case Message.Instructions(String text, _) -> system.add(text);
            case Message.User(List<Part> parts, _) -> parts.forEach(this::part);
            case Message.Assistant assistant -> assistant(assistant);
            case Message.ToolResult result -> result(result);
        }
    }

    /** The API wants a first content: instructions alone are said by the user. */
    private void speakInstructions() {
        part(Speaker.USER).put("text", system());
        system.clear();
    }

    private void part(Part part) {
        ObjectNode out = part(Speaker.USER);
        switch (part) {
            case Part.Text(String text) -> out.put("text", text);
            case Part.InlineImage(String mediaType, String base64, _) ->
                    out.putObject("inlineData").put("mimeType", mediaType).put("data", base64);
            case Part.LinkedImage(String url, _) ->
                    out.putObject("fileData").put("mimeType", mediaType(url)).put("fileUri", url);
        }
    }

    /** The API asks for the type of what only it will see; the name is the best guess. */
    private static String mediaType(String url) {
        String path = QUERY.matcher(url).replaceFirst("");
        String guess = URLConnection.guessContentTypeFromName(path);
        return guess != null && guess.startsWith("image/") ? guess : "image/jpeg";
    }

    private void assistant(Message.Assistant assistant) {
        assistant.text().ifPresent(text -> part(Speaker.MODEL).put("text", text));
        boolean first = true;
        for (ToolCall call : assistant.toolCalls()) {
            call(call, first);
            first = false;
        }
    }

    /** Of parallel calls only the first carries a signature. */
    private void call(ToolCall call, boolean first) {
        namesByCall.put(call.id(), call.name());
        ObjectNode out = part(Speaker.MODEL);
        ObjectNode function = out.putObject("functionCall");
        function.put("id", call.id()).put("name", call.name());
        if (!WireJson.putArguments(function, "args", call.arguments())) {
            dropped.add(WireJson.ARGUMENTS);
        }
        call.signature()
                .or(() -> signatures && first ? Optional.of(NO_SIGNATURE) : Optional.empty())
                .ifPresent(signature -> out.put("thoughtSignature", signature));
    }

    private void result(Message.ToolResult result) {
        ObjectNode out = part(Speaker.TOOLS).putObject("functionResponse");
        out.put("id", result.callId());
        out.put("name", namesByCall.getOrDefault(result.callId(), result.callId()));
        WireJson.object(result.content())
                .ifPresentOrElse(
                        object -> out.set("response", object),
                        () -> out.putObject("response").put("result", result.content()));
    }

    private ObjectNode part(Speaker speaker) {
        if (!last.equals(Optional.of(speaker))) {
            list.addObject().put("role", speaker.role).putArray("parts");
            last = Optional.of(speaker);
        }
        return ((ArrayNode) list.get(list.size() - 1).get("parts")).addObject();
    }
}
