package io.serai.standins;

import static io.serai.standins.Json.array;
import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenAI's Chat Completions API. */
final class OpenAiDialect implements Dialect {

    private final Ids ids = new Ids();
    private final InstantSource clock;

    OpenAiDialect(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && call.path().equals("/v1/chat/completions");
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("GET") && call.path().startsWith("/v1/models");
    }

    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return call.bearer().filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of(error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return OpenAiRules.objection(call.body())
                .map(it ->
                        error(400, "invalid_request_error", it.code(), it.param(), it.message()));
    }

    @Override
    public Prompt read(Call call) {
        return OpenAiReader.read(call.body());
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        ObjectNode message =
                object(
                        "role",
                        "assistant",
                        "content",
                        null,
                        "refusal",
                        null,
                        "annotations",
                        array());
        switch (answer) {
            case Answer.Text(String text, _) -> message.put("content", text);
            case Answer.ToolCalls(var calls) ->
                    message.set(
                            "tool_calls", Json.node(calls.stream().map(this::toolCall).toList()));
        }
        return Reply.json(
                200, completion(prompt, message, finishReason(answer), Usage.of(prompt, answer)));
    }

    private ObjectNode toolCall(Answer.ToolCall call) {
        return object(
                "id", ids.next("call_", 24),
                "type", "function",
                "function", object("name", call.tool(), "arguments", call.arguments().toString()));
    }

    private static String finishReason(Answer answer) {
        return switch (answer) {
            case Answer.ToolCalls _ -> "tool_calls";
            case Answer.Text(_, boolean cut) -> cut ? "length" : "stop";
        };
    }

    private ObjectNode completion(
            Prompt prompt, ObjectNode message, String finishReason, Usage usage) {
        return object(
                "id", ids.next("chatcmpl-", 29),
                "object", "chat.completion",
                "created", clock.instant().getEpochSecond(),
                "model", prompt.model(),
                "choices",
                        array(
                                object(
                                        "index",
                                        0,
                                        "message",
                                        message,
                                        "logprobs",
                                        null,
                                        "finish_reason",
                                        finishReason)),
                "usage", usage(usage),
                "service_tier", "default",
                "system_fingerprint", "fp_51a4d1457a");
    }

    /** Prompt tokens include cached ones, completion tokens include reasoning. */
    private static ObjectNode usage(Usage usage) {
        return object(
                "prompt_tokens", usage.prompt(),
                "completion_tokens", usage.completion(),
                "total_tokens", usage.total(),
                "prompt_tokens_details",
                        object(
                                "cached_tokens", usage.cached(),
                                "cache_write_tokens", usage.written(),
                                "audio_tokens", 0),
                "completion_tokens_details",
                        object(
                                "reasoning_tokens", usage.reasoning(),
                                "audio_tokens", 0,
                                "accepted_prediction_tokens", 0,
                                "rejected_prediction_tokens", 0));
    }

    /** A schema's refusal ends with {@code stop}, any other with {@code content_filter}. */
    @Override
    public Reply refusal(Prompt prompt) {
        Usage usage = Usage.of(prompt, new Answer.Text("", false));
        ObjectNode message =
                object(
                        "role",
                        "assistant",
                        "content",
                        null,
                        "refusal",
                        null,
                        "annotations",
                        array());
        if (prompt.schema() == null) {
            return Reply.json(
                    200, completion(prompt, message.put("content", ""), "content_filter", usage));
        }
        message.put("refusal", "I'm sorry, I cannot assist with that request.");
        return Reply.json(200, completion(prompt, message, "stop", usage));
    }

    @Override
    public Reply models(List<String> models) {
        List<ObjectNode> entries =
                models.stream()
                        .map(id ->
                                object(
                                        "id",
                                        id,
                                        "object",
                                        "model",
                                        "created",
                                        1_788_220_800,
                                        "owned_by",
                                        "system"))
                        .toList();
        return Reply.json(200, object("object", "list", "data", entries));
    }

    @Override
    public Reply error(int status) {
        String bad = "invalid_request_error";
        return switch (status) {
            case 400 ->
                    error(
                            status,
                            bad,
                            null,
                            null,
                            "We could not parse the JSON body of your request.");
            case 401 ->
                    error(
                            status,
                            bad,
                            "invalid_api_key",
                            null,
                            "Incorrect API key provided: sk-st****ndin.");
            case 403 ->
                    error(
                            status,
                            bad,
                            "unsupported_country_region_territory",
                            null,
                            "Country not supported");
            case 404 -> error(status, bad, null, null, "Invalid URL");
            case 429 ->
                    error(
                            status,
                            "requests",
                            "rate_limit_exceeded",
                            null,
                            "Rate limit reached for requests");
            case 503 ->
                    error(
                            status,
                            "service_unavailable_error",
                            "server_is_overloaded",
                            null,
                            "Our servers are currently overloaded. Please try again later.");
            default ->
                    error(
                            status,
                            "server_error",
                            null,
                            null,
                            "The server had an error processing your request.");
        };
    }

    private static Reply error(
            int status,
            String type,
            @Nullable String code,
            @Nullable String param,
            String message) {
        return Reply.json(
                status,
                object(
                        "error",
                        object("message", message, "type", type, "param", param, "code", code)));
    }

    @Override
    public Reply noSuchModel(String model) {
        String message =
                "The model `" + model + "` does not exist or you do not have access to it.";
        return error(404, "invalid_request_error", "model_not_found", null, message);
    }

    @Override
    public Reply throttled(Throttle throttle) {
        Map<String, String> headers =
                new HashMap<>(throttle.form().headers(throttle.delay(), clock.instant()));
        if (throttle.form() == RetryForm.NATIVE) {
            headers.putAll(RetryForm.SECONDS.headers(throttle.delay(), clock.instant()));
            headers.putAll(RetryForm.MILLISECONDS.headers(throttle.delay(), clock.instant()));
        }
        if (throttle.form() != RetryForm.UNSAID) {
            headers.putAll(limits(throttle.allowance()));
        }
        return error(429).with(headers);
    }

    @Override
    public Reply overloaded() {
        return error(503);
    }

    @Override
    public Reply outOfQuota() {
        String quota = "insufficient_quota";
        String message =
                "You exceeded your current quota, please check your plan and billing details.";
        return error(429, quota, quota, null, message);
    }

    @Override
    public Map<String, String> limits(Allowance allowance) {
        String reset = goDuration(allowance.reset());
        return Map.of(
                "x-ratelimit-limit-requests", Integer.toString(allowance.limit()),
                "x-ratelimit-remaining-requests", Integer.toString(allowance.remaining()),
                "x-ratelimit-reset-requests", reset,
                "x-ratelimit-limit-tokens", Integer.toString(allowance.limit() * 1_000),
                "x-ratelimit-remaining-tokens", Integer.toString(allowance.remaining() * 1_000),
                "x-ratelimit-reset-tokens", reset);
    }

    /** As Go prints durations: {@code 6ms}, {@code 2.5s}, {@code 1m30s}. */
    static String goDuration(Duration duration) {
        if (duration.toSeconds() == 0) {
            return duration.toMillis() + "ms";
        }
        String minutes = duration.toMinutes() == 0 ? "" : duration.toMinutes() + "m";
        int millis = duration.toMillisPart();
        String fraction = millis == 0 ? "" : "." + "%03d".formatted(millis).replaceAll("0+$", "");
        return minutes + duration.toSecondsPart() + fraction + "s";
    }

    @Override
    public Map<String, String> standing() {
        return Map.of(
                "x-request-id", ids.next("req_", 32),
                "openai-organization", "serai-stand-in",
                "openai-processing-ms", "12",
                "openai-version", "2020-10-01");
    }
}
