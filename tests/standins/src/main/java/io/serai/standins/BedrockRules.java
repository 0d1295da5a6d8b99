package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What Converse accepts. */
final class BedrockRules {
    private static final Set<String> FIELDS =
            Set.of(
                    "messages",
                    "system",
                    "inferenceConfig",
                    "toolConfig",
                    "outputConfig",
                    "guardrailConfig",
                    "additionalModelRequestFields",
                    "requestMetadata",
                    "serviceTier",
                    "performanceConfig");

    private static final List<Function<JsonNode, Optional<String>>> RULES =
            List.of(
                    BedrockRules::unknownField,
                    BedrockRules::messages,
                    BedrockRules::alternation,
                    BedrockRules::blankText);

    private BedrockRules() {}

    static Optional<String> objection(JsonNode body) {
        return RULES.stream().flatMap(rule -> rule.apply(body).stream()).findFirst();
    }

    private static Optional<String> unknownField(JsonNode body) {
        return body.properties().stream()
                .map(field -> field.getKey())
                .filter(name -> !FIELDS.contains(name))
                .map(name -> "Unknown field: " + name)
                .findFirst();
    }

    private static Optional<String> messages(JsonNode body) {
        return body.path("messages").isArray() && !body.path("messages").isEmpty()
                ? Optional.empty()
                : Optional.of("messages: at least one is required");
    }

    private static Optional<String> alternation(JsonNode body) {
        String expected = "user";
        for (JsonNode message : body.path("messages")) {
            if (!message.path("role").asText().equals(expected)) {
                return Optional.of("A conversation must alternate between user and assistant.");
            }
            expected = expected.equals("user") ? "assistant" : "user";
        }
        return Optional.empty();
    }

    private static Optional<String> blankText(JsonNode body) {
        boolean blank =
                StreamSupport.stream(body.path("messages").spliterator(), false)
                        .flatMap(message -> Json.elements(message.path("content")))
                        .anyMatch(block -> block.path("text").asText("x").isBlank());
        return blank
                ? Optional.of("The text field in the ContentBlock object is blank.")
                : Optional.empty();
    }
}
