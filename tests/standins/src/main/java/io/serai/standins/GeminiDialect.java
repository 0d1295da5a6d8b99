package io.serai.standins;

import static io.serai.standins.Json.array;
import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Google's Gemini API. */
final class GeminiDialect implements Dialect {

    private static final Pattern PROMPT =
            Pattern.compile("/v1beta/models/([^/:]+):generateContent");
    private static final String TYPE = "type.googleapis.com/google.rpc.";

    private final Ids ids = new Ids();
    private final InstantSource clock;

    GeminiDialect(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && PROMPT.matcher(call.path()).matches();
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("GET") && call.path().startsWith("/v1beta/models");
    }

    /**
     * No key is 403, a wrong one is 400 with the reason API_KEY_INVALID: this API has no 401 for
     * keys.
     */
    @Override
    public Optional<Reply> stranger(Call call, String key) {
        Optional<String> given = call.header("x-goog-api-key");
        if (given.isEmpty()) {
            return Optional.of(error(403));
        }
        return given.get().equals(key) ? Optional.empty() : Optional.of(error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return GeminiRules.objection(model(call), call.body())
                .map(message -> error(400, "INVALID_ARGUMENT", message, List.of()));
    }

    @Override
    public Prompt read(Call call) {
        return GeminiReader.read(model(call), call.body());
    }

    private static String model(Call call) {
        return PROMPT.matcher(call.path()).replaceFirst("$1");
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        Usage usage = Usage.of(prompt, answer);
        return switch (answer) {
            case Answer.Text(String text, boolean cut) ->
                    content(
                            prompt,
                            List.of(object("text", text)),
                            cut ? "MAX_TOKENS" : "STOP",
                            usage);
            case Answer.ToolCalls(var calls) ->
                    content(prompt, functionCalls(prompt, calls), "STOP", usage);
        };
    }

    /** Only the third generation gives ids, and signs the first call of a turn. */
    private List<JsonNode> functionCalls(Prompt prompt, List<Answer.ToolCall> calls) {
        List<JsonNode> parts = new ArrayList<>();
        for (Answer.ToolCall call : calls) {
            ObjectNode functionCall = object("name", call.tool(), "args", call.arguments());
            ObjectNode part = object("functionCall", functionCall);
            if (GeminiRules.signs(prompt.model())) {
                functionCall.put("id", ids.next("", 8));
            }
            if (GeminiRules.signs(prompt.model()) && parts.isEmpty()) {
                part.put("thoughtSignature", "c3RhbmQtaW4gdGhvdWdodA==");
            }
            parts.add(part);
        }
        return parts;
    }

    private Reply content(Prompt prompt, List<JsonNode> parts, String finishReason, Usage usage) {
        ObjectNode candidate =
                object(
                        "content",
                        object("parts", parts, "role", "model"),
                        "finishReason",
                        finishReason,
                        "index",
                        0);
        return Reply.json(
                200,
                object(
                        "candidates", array(candidate),
                        "usageMetadata", usage(usage),
                        "modelVersion", prompt.model(),
                        "responseId", ids.next("", 22)));
    }

    /**
     * The prompt count includes cached tokens; the candidates' count excludes thoughts, the total
     * has both.
     */
    private static ObjectNode usage(Usage usage) {
        return object(
                "promptTokenCount", usage.prompt(),
                "candidatesTokenCount", usage.completion() - usage.reasoning(),
                "totalTokenCount", usage.total(),
                "cachedContentTokenCount", usage.cached(),
                "promptTokensDetails",
                        array(object("modality", "TEXT", "tokenCount", usage.prompt())),
                "thoughtsTokenCount", usage.reasoning());
    }

    @Override
    public Reply refusal(Prompt prompt) {
        int tokens = Usage.of(prompt, new Answer.Text("", false)).prompt();
        return Reply.json(
                200,
                object(
                        "promptFeedback", object("blockReason", "PROHIBITED_CONTENT"),
                        "usageMetadata",
                                object("promptTokenCount", tokens, "totalTokenCount", tokens),
                        "modelVersion", prompt.model(),
                        "responseId", ids.next("", 22)));
    }

    @Override
    public Reply models(List<String> models) {
        return Reply.json(
                200, object("models", models.stream().map(GeminiDialect::model).toList()));
    }

    private static ObjectNode model(String id) {
        return object(
                "name",
                "models/" + id,
                "version",
                "001",
                "displayName",
                id,
                "inputTokenLimit",
                1_048_576,
                "outputTokenLimit",
                65_536,
                "supportedGenerationMethods",
                array("generateContent", "countTokens"));
    }

    @Override
    public Reply error(int status) {
        return switch (status) {
            case 400 ->
                    error(
                            400,
                            "INVALID_ARGUMENT",
                            "Request contains an invalid argument.",
                            List.of());
            case 401 -> invalidKey();
            case 403 ->
                    error(
                            403,
                            "PERMISSION_DENIED",
                            "Method doesn't allow unregistered callers.",
                            List.of());
            case 404 -> error(404, "NOT_FOUND", "Requested entity was not found.", List.of());
            case 429 ->
                    error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota.", List.of());
            case 499 -> error(499, "CANCELLED", "The operation was cancelled.", List.of());
            case 503 ->
                    error(
                            503,
                            "UNAVAILABLE",
                            "The model is overloaded. Please try again later.",
                            List.of());
            case 504 -> error(504, "DEADLINE_EXCEEDED", "The request timed out.", List.of());
            default -> error(status, "INTERNAL", "An internal error has occurred.", List.of());
        };
    }

    private static Reply invalidKey() {
        ObjectNode reason =
                object(
                        "@type",
                        TYPE + "ErrorInfo",
                        "reason",
                        "API_KEY_INVALID",
                        "domain",
                        "googleapis.com",
                        "metadata",
                        object("service", "generativelanguage.googleapis.com"));
        String message = "API key not valid. Please pass a valid API key.";
        return error(400, "INVALID_ARGUMENT", message, List.of(reason));
    }

    private static Reply error(int code, String status, String message, List<ObjectNode> details) {
        ObjectNode error = object("code", code, "message", message, "status", status);
        if (!details.isEmpty()) {
            error.set("details", Json.node(details));
        }
        return Reply.json(code, object("error", error));
    }

    @Override
    public Reply noSuchModel(String model) {
        String message = "models/" + model + " is not found for API version v1beta.";
        return error(404, "NOT_FOUND", message, List.of());
    }

    /** The delay is in the body; a header only if the form asks for one. */
    @Override
    public Reply throttled(Throttle throttle) {
        List<ObjectNode> details = new ArrayList<>();
        details.add(quotaFailure("GenerateRequestsPerMinutePerProjectPerModel"));
        String message = "You exceeded your current quota.";
        if (throttle.form() == RetryForm.NATIVE) {
            String delay = protobufDuration(throttle);
            details.add(object("@type", TYPE + "RetryInfo", "retryDelay", delay));
            message += " Please retry in " + delay + ".";
        }
        return error(429, "RESOURCE_EXHAUSTED", message, details)
                .with(throttle.form().headers(throttle.delay(), clock.instant()));
    }

    private static String protobufDuration(Throttle throttle) {
        return throttle.delay().toMillisPart() == 0
                ? throttle.delay().toSeconds() + "s"
                : RetryForm.decimalSeconds(throttle.delay()) + "s";
    }

    private static ObjectNode quotaFailure(String quotaId) {
        return object(
                "@type", TYPE + "QuotaFailure", "violations", array(object("quotaId", quotaId)));
    }

    @Override
    public Reply overloaded() {
        return error(503);
    }

    /** The day's quota: it is a 429 too, told apart by the quota's id. */
    @Override
    public Reply outOfQuota() {
        return error(
                429,
                "RESOURCE_EXHAUSTED",
                "You exceeded your current quota, please check your plan and billing details.",
                List.of(quotaFailure("GenerateRequestsPerDayPerProjectPerModel")));
    }

    @Override
    public Map<String, String> limits(Allowance allowance) {
        return Map.of();
    }

    @Override
    public Map<String, String> standing() {
        return Map.of("server-timing", "gfet4t7; dur=12", "vary", "X-Origin, Referer");
    }
}
