package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a Messages request. */
final class AnthropicReader {

    private AnthropicReader() {}

    static Prompt read(JsonNode body) {
        List<JsonNode> messages = Json.elements(body.path("messages")).toList();
        String text =
                Stream.concat(
                                Stream.of(body.path("system")),
                                messages.stream().map(it -> it.path("content")))
                        .map(AnthropicReader::text)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining("\n"));
        return new Prompt(
                body.path("model").asText(),
                text,
                text(messages.getLast().path("content")),
                tools(body),
                schema(body),
                body.path("max_tokens").asInt());
    }

    private static Tools tools(JsonNode body) {
        List<Tool> declared =
                Json.elements(body.path("tools"))
                        .map(tool ->
                                new Tool(tool.path("name").asText(), tool.path("input_schema")))
                        .toList();
        JsonNode wish = body.path("tool_choice");
        Tools.Choice choice =
                switch (wish.path("type").asText()) {
                    case "none" -> Tools.Choice.NONE;
                    case "any", "tool" -> Tools.Choice.FORCED;
                    default -> Tools.Choice.AUTO;
                };
        return new Tools(declared, choice, !wish.path("disable_parallel_tool_use").asBoolean());
    }

    private static @Nullable JsonNode schema(JsonNode body) {
        return body.path("output_config").path("format").get("schema");
    }

    /** The text of a string, of a list of blocks, or of a tool's result. */
    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        return Json.elements(content)
                .map(block ->
                        block.has("text")
                                ? block.path("text").asText()
                                : text(block.path("content")))
                .collect(Collectors.joining("\n"));
    }
}
