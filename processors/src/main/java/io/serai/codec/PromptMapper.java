package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Effort;
import io.serai.model.Json;
import io.serai.model.Prompt;
import io.serai.model.ResponseFormat;
import io.serai.model.Sampling;
import io.serai.model.Tool;
import io.serai.model.ToolChoice;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A valid request's JSON to a prompt; total, since the schema has spoken before. */
final class PromptMapper {
    private static final Set<String> INTERPRETED =
            Set.of(
                    "model",
                    "messages",
                    "tools",
                    "tool_choice",
                    "parallel_tool_calls",
                    "response_format",
                    "max_completion_tokens",
                    "max_tokens",
                    "stop",
                    "temperature",
                    "top_p",
                    "seed",
                    "frequency_penalty",
                    "presence_penalty",
                    "reasoning_effort",
                    "n",
                    "stream",
                    "serai");
    private static final Json NO_PARAMETERS = new Json("{\"type\":\"object\",\"properties\":{}}");

    private PromptMapper() {}

    static Prompt prompt(JsonNode root) {
        return new Prompt(
                root.path("model").asText(),
                items(root.path("messages")).map(MessageMapper::message).toList(),
                items(root.path("tools")).map(PromptMapper::tool).toList(),
                toolChoice(root.path("tool_choice")),
                flag(root.path("parallel_tool_calls")),
                responseFormat(root.path("response_format")),
                maxTokens(root),
                stop(root.path("stop")),
                sampling(root),
                text(root.path("reasoning_effort"))
                        .map(effort -> Effort.valueOf(effort.toUpperCase(Locale.ROOT))),
                extras(root, INTERPRETED));
    }

    private static Tool tool(JsonNode tool) {
        JsonNode function = tool.path("function");
        JsonNode parameters = function.path("parameters");
        return new Tool(
                function.path("name").asText(),
                text(function.path("description")),
                parameters.isObject() ? json(parameters) : NO_PARAMETERS,
                flag(function.path("strict")));
    }

    private static ToolChoice toolChoice(JsonNode choice) {
        if (choice.isObject()) {
            return new ToolChoice.Named(choice.path("function").path("name").asText());
        }
        return switch (choice.asText()) {
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            default -> new ToolChoice.Auto();
        };
    }

    private static ResponseFormat responseFormat(JsonNode format) {
        JsonNode schema = format.path("json_schema");
        return switch (format.path("type").asText()) {
            case "json_object" -> new ResponseFormat.JsonObject();
            case "json_schema" ->
                    new ResponseFormat.JsonSchema(
                            schema.path("name").asText(),
                            json(schema.path("schema")),
                            flag(schema.path("strict")));
            default -> new ResponseFormat.Text();
        };
    }

    private static OptionalInt maxTokens(JsonNode root) {
        return Stream.of("max_completion_tokens", "max_tokens")
                .map(root::path)
                .filter(JsonNode::isNumber)
                .mapToInt(JsonNode::intValue)
                .findFirst();
    }

    private static List<String> stop(JsonNode stop) {
        return stop.isTextual()
                ? List.of(stop.textValue())
                : items(stop).map(JsonNode::asText).toList();
    }

    private static Sampling sampling(JsonNode root) {
        JsonNode seed = root.path("seed");
        return new Sampling(
                number(root.path("temperature")),
                number(root.path("top_p")),
                seed.isNumber() ? OptionalLong.of(seed.longValue()) : OptionalLong.empty(),
                number(root.path("frequency_penalty")),
                number(root.path("presence_penalty")));
    }

    private static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    /** The fields that are not interpreted. */
    static Map<String, Json> extras(JsonNode root, Set<String> interpreted) {
        Map<String, Json> extras = new HashMap<>();
        root.properties().stream()
                .filter(field -> !interpreted.contains(field.getKey()))
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> extras.put(field.getKey(), json(field.getValue())));
        return extras;
    }

    static Json json(JsonNode node) {
        return new Json(node.toString());
    }

    static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    static Optional<Boolean> flag(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    static Stream<JsonNode> items(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }
}
