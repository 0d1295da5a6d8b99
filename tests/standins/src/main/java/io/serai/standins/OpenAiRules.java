package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What OpenAI's chat API accepts; the words are those of its 400s. */
final class OpenAiRules {

    private static final Pattern REASONING = Pattern.compile("(o[134]|gpt-[56]).*");
    private static final Pattern NO_TOOLS_WITH_REASONING = Pattern.compile("gpt-(5\\.[4-9]|6).*");

    private static final Set<String> FIELDS =
            Set.of(
                    "messages",
                    "model",
                    "audio",
                    "frequency_penalty",
                    "function_call",
                    "functions",
                    "logit_bias",
                    "logprobs",
                    "max_completion_tokens",
                    "max_tokens",
                    "metadata",
                    "modalities",
                    "moderation",
                    "n",
                    "parallel_tool_calls",
                    "prediction",
                    "presence_penalty",
                    "prompt_cache_key",
                    "prompt_cache_options",
                    "prompt_cache_retention",
                    "reasoning_effort",
                    "response_format",
                    "safety_identifier",
                    "seed",
                    "service_tier",
                    "stop",
                    "store",
                    "stream",
                    "stream_options",
                    "temperature",
                    "tool_choice",
                    "tools",
                    "top_logprobs",
                    "top_p",
                    "user",
                    "verbosity",
                    "web_search_options");

    private static final List<Function<JsonNode, Optional<Objection>>> RULES =
            List.of(
                    OpenAiRules::json,
                    OpenAiRules::required,
                    OpenAiRules::unknownField,
                    OpenAiRules::maxTokens,
                    OpenAiRules::temperature,
                    OpenAiRules::reasoningWithTools,
                    OpenAiRules::jsonMode,
                    OpenAiRules::store,
                    body -> OpenAiTurns.objection(body.path("messages")));

    record Objection(@Nullable String code, @Nullable String param, String message) {}

    private OpenAiRules() {}

    static Optional<Objection> objection(JsonNode body) {
        return RULES.stream().map(rule -> rule.apply(body)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Objection> when(
            boolean wrong, @Nullable String code, @Nullable String param, String message) {
        return wrong ? Optional.of(new Objection(code, param, message)) : Optional.empty();
    }

    private static Optional<Objection> json(JsonNode body) {
        return when(
                !body.isObject(), null, null, "We could not parse the JSON body of your request.");
    }

    private static Optional<Objection> required(JsonNode body) {
        return Stream.of("model", "messages")
                .filter(field -> !body.hasNonNull(field))
                .map(field -> new Objection("missing_required_parameter", field, missing(field)))
                .findFirst();
    }

    private static String missing(String field) {
        return "Missing required parameter: '" + field + "'.";
    }

    private static Optional<Objection> unknownField(JsonNode body) {
        return body.propertyStream()
                .map(Map.Entry::getKey)
                .filter(Predicate.not(FIELDS::contains))
                .map(field ->
                        new Objection(
                                "unknown_parameter", field, "Unknown parameter: '" + field + "'."))
                .findFirst();
    }

    private static Optional<Objection> maxTokens(JsonNode body) {
        return when(
                body.has("max_tokens") && reasons(body),
                "unsupported_parameter",
                "max_tokens",
                "Unsupported parameter: 'max_tokens' is not supported with this model."
                        + " Use 'max_completion_tokens' instead.");
    }

    private static Optional<Objection> temperature(JsonNode body) {
        double temperature = body.path("temperature").asDouble(1);
        if (temperature < 0 || temperature > 2) {
            String code = temperature < 0 ? "decimal_below_min_value" : "decimal_above_max_value";
            String message =
                    "Invalid 'temperature': expected a value between 0 and 2, but got "
                            + temperature
                            + ".";
            return Optional.of(new Objection(code, "temperature", message));
        }
        boolean fixed = reasons(body) && !body.path("reasoning_effort").asText().equals("none");
        return when(
                fixed && temperature != 1,
                "unsupported_value",
                "temperature",
                "Unsupported value: 'temperature' does not support "
                        + temperature
                        + " with this model. Only the default (1) value is supported.");
    }

    private static Optional<Objection> reasoningWithTools(JsonNode body) {
        String effort = body.path("reasoning_effort").asText("none");
        boolean newer = NO_TOOLS_WITH_REASONING.matcher(body.path("model").asText()).matches();
        return when(
                newer && !body.path("tools").isEmpty() && !effort.equals("none"),
                null,
                "reasoning_effort",
                "Function tools with reasoning_effort are not supported for this model in /v1/chat/completions."
                        + " Please use /v1/responses or set reasoning_effort to 'none'.");
    }

    private static Optional<Objection> jsonMode(JsonNode body) {
        boolean mode = body.path("response_format").path("type").asText().equals("json_object");
        return when(
                mode && !saysJson(body.path("messages")),
                null,
                "messages",
                "'messages' must contain the word 'json' in some form, to use 'response_format' of type"
                        + " 'json_object'.");
    }

    private static boolean saysJson(JsonNode messages) {
        return messages.toString().toLowerCase(Locale.ROOT).contains("json");
    }

    private static Optional<Objection> store(JsonNode body) {
        return when(
                body.path("metadata").isObject() && !body.path("store").asBoolean(),
                null,
                "metadata",
                "The 'metadata' parameter is only allowed when 'store' is enabled.");
    }

    private static boolean reasons(JsonNode body) {
        return REASONING.matcher(body.path("model").asText()).matches();
    }
}
