package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.standins.OpenAiRules.Objection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What OpenAI's Responses API accepts; the words are those of its 400s. */
final class ResponsesRules {
    private static final Set<String> FIELDS =
            Set.of(
                    "input",
                    "instructions",
                    "max_output_tokens",
                    "metadata",
                    "model",
                    "moderation",
                    "parallel_tool_calls",
                    "prompt_cache_key",
                    "prompt_cache_options",
                    "prompt_cache_retention",
                    "reasoning",
                    "safety_identifier",
                    "service_tier",
                    "store",
                    "temperature",
                    "text",
                    "tool_choice",
                    "tools",
                    "top_p",
                    "truncation",
                    "user");

    private ResponsesRules() {}

    static Optional<Objection> objection(JsonNode body) {
        return missing(body)
                .or(() -> unknown(body))
                .or(() -> nested(body.path("tools")))
                .or(() -> unpaired(body.path("input")));
    }

    private static Optional<Objection> missing(JsonNode body) {
        return Stream.of("model", "input")
                .filter(field -> !body.hasNonNull(field))
                .map(field ->
                        new Objection(
                                "missing_required_parameter",
                                field,
                                "Missing required parameter: '" + field + "'."))
                .findFirst();
    }

    private static Optional<Objection> unknown(JsonNode body) {
        return body.propertyStream()
                .map(Map.Entry::getKey)
                .filter(Predicate.not(FIELDS::contains))
                .map(field ->
                        new Objection(
                                "unknown_parameter", field, "Unknown parameter: '" + field + "'."))
                .findFirst();
    }

    /** The form of Chat Completions has the name one level below. */
    private static Optional<Objection> nested(JsonNode tools) {
        return Json.elements(tools)
                .filter(tool -> !tool.hasNonNull("name"))
                .map(_ ->
                        new Objection(
                                "missing_required_parameter",
                                "tools[0].name",
                                "Missing required parameter: 'tools[0].name'."))
                .findFirst();
    }

    private static Optional<Objection> unpaired(JsonNode input) {
        Set<String> waiting = new HashSet<>();
        for (JsonNode item : input) {
            String id = item.path("call_id").asText();
            switch (item.path("type").asText()) {
                case "function_call" -> waiting.add(id);
                case "function_call_output" -> {
                    if (!waiting.remove(id)) {
                        return unpaired(
                                "No tool call found for function call output with call_id " + id);
                    }
                }
                default -> {}
            }
        }
        return waiting.stream()
                .findFirst()
                .flatMap(id -> unpaired("No tool output found for function call " + id));
    }

    private static Optional<Objection> unpaired(String message) {
        return Optional.of(new Objection(null, "input", message + "."));
    }
}
