package io.serai.standins;

import static io.serai.standins.GeminiReader.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the Gemini API accepts; the words are those of its 400s. */
final class GeminiRules {

    private static final Set<String> ROLES = Set.of("user", "model", "function", "");

    private static final Set<String> FIELDS =
            Stream.of(
                            "contents",
                            "tools",
                            "toolConfig",
                            "safetySettings",
                            "systemInstruction",
                            "generationConfig",
                            "cachedContent",
                            "model",
                            "store",
                            "serviceTier")
                    .flatMap(field -> Stream.of(field, GeminiReader.snake(field)))
                    .collect(Collectors.toUnmodifiableSet());

    private static final List<BiFunction<String, JsonNode, Optional<String>>> RULES =
            List.of(
                    (_, body) -> json(body),
                    (_, body) -> unknownField(body),
                    (_, body) -> contents(body),
                    (_, body) -> temperature(body),
                    (_, body) -> roles(body),
                    (_, body) -> responses(body),
                    GeminiRules::signatures);

    private GeminiRules() {}

    static Optional<String> objection(String model, JsonNode body) {
        return RULES.stream()
                .map(rule -> rule.apply(model, body))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the model signs its function calls and wants the signatures back. */
    static boolean signs(String model) {
        return model.startsWith("gemini-3");
    }

    private static Optional<String> when(boolean wrong, String message) {
        return wrong ? Optional.of(message) : Optional.empty();
    }

    private static Optional<String> json(JsonNode body) {
        return when(!body.isObject(), "Invalid JSON payload received. Unexpected token.");
    }

    private static Optional<String> unknownField(JsonNode body) {
        return body.propertyStream()
                .map(Map.Entry::getKey)
                .filter(Predicate.not(FIELDS::contains))
                .map(it ->
                        "Invalid JSON payload received. Unknown name \""
                                + it
                                + "\": Cannot find field.")
                .findFirst();
    }

    private static Optional<String> contents(JsonNode body) {
        return when(
                body.path("contents").isEmpty(),
                "* GenerateContentRequest.contents: contents is not specified\n");
    }

    private static Optional<String> temperature(JsonNode body) {
        double temperature = field(body, "generationConfig").path("temperature").asDouble(1);
        return when(
                temperature < 0 || temperature > 2,
                "Unable to submit request because it has a temperature value of "
                        + temperature
                        + " but the supported range is from 0 (inclusive) to 2.0001 (exclusive).");
    }

    private static Optional<String> roles(JsonNode body) {
        List<String> roles = turns(body).map(turn -> turn.path("role").asText()).toList();
        boolean partless = turns(body).anyMatch(turn -> turn.path("parts").isEmpty());
        return when(!ROLES.containsAll(roles), "Please use a valid role: user, model.")
                .or(() ->
                        when(
                                partless,
                                "Unable to submit request because it must have at least one parts field"));
    }

    private static Optional<String> responses(JsonNode body) {
        List<JsonNode> turns = turns(body).toList();
        boolean uneven =
                IntStream.range(0, turns.size() - 1)
                        .anyMatch(i -> uneven(turns.get(i), turns.get(i + 1)));
        boolean shapeless =
                turns.stream()
                        .flatMap(turn -> named(turn, "functionResponse"))
                        .anyMatch(part ->
                                !field(part, "functionResponse").path("response").isObject());
        return when(
                        uneven,
                        "Please ensure that the number of function response parts is equal to the number of function"
                                + " call parts of the function call turn.")
                .or(() ->
                        when(
                                shapeless,
                                "Invalid value at 'function_response.response' (type Struct)"));
    }

    private static boolean uneven(JsonNode turn, JsonNode next) {
        return named(turn, "functionCall").count() != named(next, "functionResponse").count();
    }

    /** Only the turn in progress is checked: what follows the user's last text. */
    private static Optional<String> signatures(String model, JsonNode body) {
        List<JsonNode> turns = turns(body).toList();
        int begun = turns.size();
        while (begun > 0 && !saysUser(turns.get(begun - 1))) {
            begun--;
        }
        boolean unsigned =
                turns.stream()
                        .skip(begun)
                        .flatMap(turn -> named(turn, "functionCall").limit(1))
                        .anyMatch(part -> field(part, "thoughtSignature").isMissingNode());
        return when(
                signs(model) && unsigned,
                "Function call is missing a thought_signature in functionCall parts.");
    }

    private static boolean saysUser(JsonNode turn) {
        boolean text = Json.elements(turn.path("parts")).anyMatch(part -> part.has("text"));
        return text && turn.path("role").asText("user").equals("user");
    }

    private static Stream<JsonNode> turns(JsonNode body) {
        return Json.elements(body.path("contents"));
    }

    /** The parts of a turn that have this field. */
    private static Stream<JsonNode> named(JsonNode turn, String field) {
        return Json.elements(turn.path("parts")).filter(part -> field(part, field).isObject());
    }
}
