package io.serai.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Anthropic's API accepts; the words are those of its 400s. */
final class AnthropicRules {

    private static final String NEWEST_VERSION = "2026-10-21";
    private static final Set<String> VERSIONS = Set.of("2023-06-01", NEWEST_VERSION);
    private static final List<String> SAMPLING = List.of("temperature", "top_p", "top_k");
    private static final Pattern ALWAYS_THINKS = Pattern.compile("claude-(opus-5-5|fable-5).*");
    private static final Pattern NO_SAMPLING =
            Pattern.compile("claude-(sonnet-5|opus-5|fable-5|haiku-5).*");

    private static final Set<String> FIELDS =
            Set.of(
                    "model",
                    "max_tokens",
                    "messages",
                    "system",
                    "metadata",
                    "stop_sequences",
                    "stream",
                    "temperature",
                    "top_p",
                    "top_k",
                    "tools",
                    "tool_choice",
                    "thinking",
                    "output_config",
                    "service_tier",
                    "container",
                    "context_management",
                    "mcp_servers",
                    "cache_control",
                    "inference_geo",
                    "speed");

    private static final List<Function<Call, Optional<String>>> RULES =
            List.of(
                    AnthropicRules::version,
                    AnthropicRules::json,
                    AnthropicRules::required,
                    AnthropicRules::unknownField,
                    AnthropicRules::maxTokens,
                    AnthropicRules::sampling,
                    AnthropicRules::thinking,
                    call -> AnthropicTurns.objection(call.body().path("messages")),
                    call -> AnthropicImages.objection(call.body().path("messages")));

    private AnthropicRules() {}

    static Optional<String> objection(Call call) {
        return RULES.stream().map(rule -> rule.apply(call)).flatMap(Optional::stream).findFirst();
    }

    static boolean alwaysThinks(String model) {
        return ALWAYS_THINKS.matcher(model).matches();
    }

    private static Optional<String> version(Call call) {
        Optional<String> version = call.header("anthropic-version");
        if (version.isEmpty()) {
            return Optional.of("anthropic-version: header is required");
        }
        return version.filter(Predicate.not(VERSIONS::contains))
                .map(it -> "anthropic-version: \"" + it + "\" is not a valid version");
    }

    private static Optional<String> json(Call call) {
        return call.body().isObject()
                ? Optional.empty()
                : Optional.of("The request body is not valid JSON");
    }

    private static Optional<String> required(Call call) {
        return Stream.of("model", "max_tokens", "messages")
                .filter(field -> !call.body().hasNonNull(field))
                .map(field -> field + ": Field required")
                .findFirst();
    }

    private static Optional<String> unknownField(Call call) {
        return call.body()
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(Predicate.not(FIELDS::contains))
                .map(field -> field + ": Extra inputs are not permitted")
                .findFirst();
    }

    private static Optional<String> maxTokens(Call call) {
        JsonNode maxTokens = call.body().path("max_tokens");
        if (!maxTokens.isInt()) {
            return Optional.of("max_tokens: Input should be a valid integer");
        }
        return maxTokens.asInt() >= 0
                ? Optional.empty()
                : Optional.of("max_tokens: Input should be greater than or equal to 0");
    }

    private static Optional<String> sampling(Call call) {
        Optional<String> given = SAMPLING.stream().filter(call.body()::has).findFirst();
        if (call.header("anthropic-version").filter(NEWEST_VERSION::equals).isPresent()) {
            return given.map(field -> field + ": Extra inputs are not permitted");
        }
        if (NO_SAMPLING.matcher(call.body().path("model").asText()).matches()
                && call.body().path("temperature").asDouble(1) != 1) {
            return Optional.of("`temperature` may only be set to 1 for this model.");
        }
        return call.body().path("temperature").asDouble(1) > 1
                ? Optional.of("temperature: range: 0..1")
                : Optional.empty();
    }

    private static Optional<String> thinking(Call call) {
        if (!alwaysThinks(call.body().path("model").asText())) {
            return Optional.empty();
        }
        String thinking = call.body().path("thinking").path("type").asText();
        if (thinking.equals("disabled") || thinking.equals("enabled")) {
            return Optional.of(
                    "thinking.type: \"" + thinking + "\" is not supported for this model");
        }
        String choice = call.body().path("tool_choice").path("type").asText();
        return choice.equals("any") || choice.equals("tool")
                ? Optional.of(
                        "tool_choice: type \"" + choice + "\" is not supported for this model")
                : Optional.empty();
    }
}
