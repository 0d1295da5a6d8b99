package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Converse accepts; the words are those of its 400s. */
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

    private static final Set<String> IMAGES = Set.of("gif", "jpeg", "png", "webp");
    private static final String CLAUDE = "(.*\\.)?anthropic\\.claude-";
    private static final Pattern ONE_OF_BOTH = Pattern.compile(CLAUDE + ".*");
    private static final Pattern NO_PREFILL =
            Pattern.compile(CLAUDE + "((opus|sonnet|haiku|fable)-5|(opus|sonnet)-4-[6-8]).*");

    private static final List<BiFunction<String, JsonNode, Optional<String>>> RULES =
            List.of(
                    (_, body) -> unknownField(body),
                    (_, body) -> messages(body),
                    (_, body) -> beginning(body),
                    (_, body) -> alternation(body),
                    (_, body) -> blankText(body),
                    (_, body) -> images(body),
                    BedrockRules::prefill,
                    BedrockRules::sampling);

    private BedrockRules() {}

    static Optional<String> objection(String model, JsonNode body) {
        return RULES.stream().flatMap(rule -> rule.apply(model, body).stream()).findFirst();
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

    private static Optional<String> beginning(JsonNode body) {
        return body.at("/messages/0/role").asText().equals("user")
                ? Optional.empty()
                : Optional.of(
                        "A conversation must start with a user message. Try again with a conversation that starts with"
                                + " a user message.");
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
        return blocks(body).anyMatch(block -> block.path("text").asText("x").isBlank())
                ? Optional.of("The text field in the ContentBlock object is blank.")
                : Optional.empty();
    }

    private static Optional<String> images(JsonNode body) {
        return blocks(body)
                .filter(block -> block.has("image"))
                .map(block -> block.at("/image/format").asText())
                .filter(format -> !IMAGES.contains(format))
                .findFirst()
                .map(
                        ("1 validation error detected: Value '%s' at 'messages.1.member.content.1.member.image.format'"
                                        + " failed to satisfy constraint: Member must satisfy enum value set: [gif,"
                                        + " jpeg, png, webp]")
                                ::formatted);
    }

    private static Optional<String> prefill(String model, JsonNode body) {
        JsonNode last = body.path("messages").path(body.path("messages").size() - 1);
        return NO_PREFILL.matcher(model).matches() && last.path("role").asText().equals("assistant")
                ? Optional.of(
                        "This model does not support assistant message prefill. The conversation must end with a user"
                                + " message.")
                : Optional.empty();
    }

    private static Optional<String> sampling(String model, JsonNode body) {
        JsonNode inference = body.path("inferenceConfig");
        boolean both = inference.has("temperature") && inference.has("topP");
        return both && ONE_OF_BOTH.matcher(model).matches()
                ? Optional.of(
                        "The model returned the following errors: `temperature` and `top_p` cannot both be specified"
                                + " for this model. Please use only one.")
                : Optional.empty();
    }

    private static Stream<JsonNode> blocks(JsonNode body) {
        return Json.elements(body.path("messages"))
                .flatMap(message -> Json.elements(message.path("content")));
    }
}
