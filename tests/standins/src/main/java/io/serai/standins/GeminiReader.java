package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a generateContent request, whose fields come in camel case or in snake case. */
final class GeminiReader {

    private static final Pattern HUMP = Pattern.compile("([A-Z])");

    private GeminiReader() {}

    static Prompt read(String model, JsonNode body) {
        List<JsonNode> contents = Json.elements(body.path("contents")).toList();
        String text =
                Stream.concat(Stream.of(field(body, "systemInstruction")), contents.stream())
                        .map(GeminiReader::text)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining("\n"));
        JsonNode generation = field(body, "generationConfig");
        return new Prompt(
                model,
                text,
                text(contents.getLast()),
                tools(body),
                schema(generation),
                field(generation, "maxOutputTokens").asInt(Integer.MAX_VALUE / 8));
    }

    /** Of this name, in camel case or in snake case; missing if there is neither. */
    static JsonNode field(JsonNode object, String camelCase) {
        return object.has(camelCase) ? object.path(camelCase) : object.path(snake(camelCase));
    }

    static String snake(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }

    private static Tools tools(JsonNode body) {
        List<Tool> declared =
                Json.elements(body.path("tools"))
                        .flatMap(tool -> Json.elements(field(tool, "functionDeclarations")))
                        .map(tool -> new Tool(tool.path("name").asText(), parameters(tool)))
                        .toList();
        JsonNode config = field(field(body, "toolConfig"), "functionCallingConfig");
        Tools.Choice choice =
                switch (config.path("mode").asText()) {
                    case "NONE" -> Tools.Choice.NONE;
                    case "ANY" -> Tools.Choice.FORCED;
                    default -> Tools.Choice.AUTO;
                };
        return new Tools(declared, choice, true);
    }

    private static JsonNode parameters(JsonNode tool) {
        JsonNode schema = field(tool, "parametersJsonSchema");
        return schema.isMissingNode() ? tool.path("parameters") : schema;
    }

    private static @Nullable JsonNode schema(JsonNode generation) {
        if (!field(generation, "responseMimeType").asText().equals("application/json")) {
            return null;
        }
        JsonNode schema = field(generation, "responseJsonSchema");
        JsonNode given = schema.isMissingNode() ? field(generation, "responseSchema") : schema;
        return given.isMissingNode() ? Json.object("{\"type\": \"object\"}") : given;
    }

    private static String text(JsonNode content) {
        return Json.elements(content.path("parts"))
                .map(part -> part.has("text") ? part.path("text").asText() : result(part))
                .collect(Collectors.joining("\n"));
    }

    private static String result(JsonNode part) {
        JsonNode response = field(part, "functionResponse").path("response");
        return response.isMissingNode() ? "" : response.toString();
    }
}
