package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a Chat Completions request. */
final class OpenAiReader {

    private OpenAiReader() {}

    static Prompt read(JsonNode body) {
        List<String> texts = Json.elements(body.path("messages")).map(OpenAiReader::text).toList();
        int maxTokens = body.path("max_tokens").asInt(Integer.MAX_VALUE / 8);
        return new Prompt(
                body.path("model").asText(),
                String.join("\n", texts),
                texts.getLast(),
                tools(body),
                schema(body.path("response_format")),
                body.path("max_completion_tokens").asInt(maxTokens));
    }

    private static Tools tools(JsonNode body) {
        List<Tool> declared =
                Json.elements(body.path("tools"))
                        .map(tool -> tool.path("function"))
                        .map(tool -> new Tool(tool.path("name").asText(), tool.path("parameters")))
                        .toList();
        JsonNode wish = body.path("tool_choice");
        Tools.Choice choice =
                switch (wish.asText()) {
                    case "none" -> Tools.Choice.NONE;
                    case "required" -> Tools.Choice.FORCED;
                    default -> wish.isObject() ? Tools.Choice.FORCED : Tools.Choice.AUTO;
                };
        return new Tools(declared, choice, body.path("parallel_tool_calls").asBoolean(true));
    }

    private static @Nullable JsonNode schema(JsonNode format) {
        return switch (format.path("type").asText()) {
            case "json_schema" -> format.path("json_schema").path("schema");
            case "json_object" -> anyObject();
            default -> null;
        };
    }

    private static JsonNode anyObject() {
        return Json.object(
                """
                {"type": "object", "properties": {"answer": {"type": "string"}}}\
                """);
    }

    private static String text(JsonNode message) {
        JsonNode content = message.path("content");
        return content.isArray()
                ? Json.elements(content)
                        .map(part -> part.path("text").asText())
                        .collect(Collectors.joining("\n"))
                : content.asText("");
    }
}
