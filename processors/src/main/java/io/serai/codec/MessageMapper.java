package io.serai.codec;

import static io.serai.codec.PromptMapper.items;
import static io.serai.codec.PromptMapper.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Detail;
import io.serai.model.Json;
import io.serai.model.Message;
import io.serai.model.Part;
import io.serai.model.ToolCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One valid message of a request's JSON to a turn of the conversation. */
final class MessageMapper {
    private static final String DATA = "data:";
    private static final Set<String> NOT_JPEG = Set.of("image/jpg", "image/pjpeg");
    private static final String BASE64 = ";base64,";

    private MessageMapper() {}

    static Message message(JsonNode message) {
        JsonNode content = message.path("content");
        return switch (message.path("role").asText()) {
            case "user" -> new Message.User(parts(content), name(message));
            case "assistant" -> assistant(message, content);
            case "tool" ->
                    new Message.ToolResult(message.path("tool_call_id").asText(), joined(content));
            default -> new Message.Instructions(joined(content), name(message));
        };
    }

    private static Message assistant(JsonNode message, JsonNode content) {
        List<ToolCall> calls = toolCalls(message.path("tool_calls"));
        Optional<String> said =
                Optional.of(joined(content))
                        .filter(text -> !text.isEmpty())
                        .or(() -> text(message.path("refusal")));
        return new Message.Assistant(
                said.isEmpty() && calls.isEmpty() ? Optional.of("") : said, calls, name(message));
    }

    private static Optional<String> name(JsonNode message) {
        return text(message.path("name"));
    }

    /** Also of a completion: calls have one form on the wire. */
    static List<ToolCall> toolCalls(JsonNode calls) {
        return items(calls).map(MessageMapper::toolCall).toList();
    }

    private static ToolCall toolCall(JsonNode call) {
        JsonNode function = call.path("function");
        String arguments = function.path("arguments").asText();
        return new ToolCall(
                call.path("id").asText(),
                function.path("name").asText(),
                new Json(arguments.isBlank() ? "{}" : arguments),
                text(call.path("extra_content").path("google").path("thought_signature")));
    }

    /** Text as it is; text parts one per line. */
    private static String joined(JsonNode content) {
        return content.isTextual()
                ? content.textValue()
                : items(content)
                        .map(part -> part.path("text").asText())
                        .collect(Collectors.joining("\n"));
    }

    private static List<Part> parts(JsonNode content) {
        return content.isTextual()
                ? List.of(new Part.Text(content.textValue()))
                : items(content).map(MessageMapper::part).toList();
    }

    private static Part part(JsonNode part) {
        return part.path("type").asText().equals("text")
                ? new Part.Text(part.path("text").asText())
                : image(part.path("image_url"));
    }

    private static Part image(JsonNode image) {
        String url = image.path("url").asText();
        Optional<Detail> detail =
                text(image.path("detail"))
                        .map(word -> Detail.valueOf(word.toUpperCase(Locale.ROOT)));
        int data = url.indexOf(BASE64);
        return url.startsWith(DATA) && data > 0
                ? new Part.InlineImage(
                        mediaType(url.substring(DATA.length(), data)),
                        url.substring(data + BASE64.length()),
                        detail)
                : new Part.LinkedImage(url, detail);
    }

    /** Some say JPEG's in other words, which not every provider understands. */
    private static String mediaType(String said) {
        return NOT_JPEG.contains(said) ? "image/jpeg" : said;
    }
}
