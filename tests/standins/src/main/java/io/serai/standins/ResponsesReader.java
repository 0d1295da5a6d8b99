package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a Responses request. */
final class ResponsesReader {

    private ResponsesReader() {}

    static Prompt read(JsonNode body) {
        List<String> texts =
                Stream.concat(
                                Stream.of(body.path("instructions").asText("")),
                                Json.elements(items(body.path("input"))).map(ResponsesReader::text))
                        .filter(text -> !text.isEmpty())
                        .toList();
        return new Prompt(
                body.path("model").asText(),
                String.join("\n", texts),
                texts.isEmpty() ? "" : texts.getLast(),
                tools(body),
                schema(body.at("/text/format")),
                body.path("max_output_tokens").asInt(Integer.MAX_VALUE / 8));
    }

    /** A bare text is one message of the user. */
    private static JsonNode items(JsonNode input) {
        return input.isTextual() ? Json.array(Json.object("{\"content\": %s}", input)) : input;
    }

    private static Tools tools(JsonNode body) {
        List<Tool> declared =
                Json.elements(body.path("tools"))
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
            case "json_schema" -> format.path("schema");
            case "json_object" ->
                    Json.object(
                            """
                            {"type": "object", "properties": {"answer": {"type": "string"}}}\
                            """);
            default -> null;
        };
    }

    private static String text(JsonNode item) {
        JsonNode content = item.path("content");
        return content.isArray()
                ? Json.elements(content)
                        .map(part -> part.path("text").asText(""))
                        .collect(Collectors.joining("\n"))
                : content.asText(item.path("output").asText(""));
    }
}
