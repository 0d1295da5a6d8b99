package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a Converse request. */
final class BedrockReader {
    private BedrockReader() {}

    static Prompt read(String model, JsonNode body) {
        List<JsonNode> messages = Json.elements(body.path("messages")).toList();
        String text =
                Stream.concat(
                                Json.elements(body.path("system"))
                                        .map(it -> it.path("text").asText()),
                                messages.stream().map(BedrockReader::text))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining("\n"));
        return new Prompt(
                model,
                text,
                text(messages.getLast()),
                tools(body.path("toolConfig")),
                schema(body),
                body.at("/inferenceConfig/maxTokens").asInt(Integer.MAX_VALUE / 8));
    }

    private static Tools tools(JsonNode config) {
        List<Tool> declared =
                Json.elements(config.path("tools"))
                        .map(tool -> tool.path("toolSpec"))
                        .map(spec ->
                                new Tool(spec.path("name").asText(), spec.at("/inputSchema/json")))
                        .toList();
        JsonNode choice = config.path("toolChoice");
        boolean forced = choice.has("any") || choice.has("tool");
        return new Tools(declared, forced ? Tools.Choice.FORCED : Tools.Choice.AUTO, true);
    }

    private static @Nullable JsonNode schema(JsonNode body) {
        JsonNode schema = body.at("/outputConfig/textFormat/structure/jsonSchema/schema");
        return schema.isTextual() ? Json.read(schema.asText()) : null;
    }

    private static String text(JsonNode message) {
        return Json.elements(message.path("content"))
                .map(block ->
                        block.has("text")
                                ? block.path("text").asText()
                                : block.path("toolResult").path("content").toString())
                .collect(Collectors.joining("\n"));
    }
}
