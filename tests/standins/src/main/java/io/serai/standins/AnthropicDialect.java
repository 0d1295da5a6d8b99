package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Anthropic's Messages API. */
final class AnthropicDialect implements Dialect {

    private static final int LARGEST_BODY = 32 * 1024 * 1024;
    private static final List<String> LIMITED =
            List.of("requests", "tokens", "input-tokens", "output-tokens");

    private final Ids ids = new Ids();
    private final InstantSource clock;

    AnthropicDialect(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && call.path().equals("/v1/messages");
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("GET") && call.path().startsWith("/v1/models");
    }

    @Override
    public Optional<Reply> stranger(Call call, String key) {
        Optional<String> given = call.header("x-api-key").or(call::bearer);
        return given.filter(key::equals).isPresent() ? Optional.empty() : Optional.of(error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        if (call.size() > LARGEST_BODY) {
            return Optional.of(error(413));
        }
        return AnthropicRules.objection(call)
                .map(message -> error(400, "invalid_request_error", message, null));
    }

    @Override
    public Prompt read(Call call) {
        return AnthropicReader.read(call.body());
    }

    @Override
    public Reply answer(Prompt prompt, Answer answer) {
        List<JsonNode> content = new ArrayList<>();
        if (AnthropicRules.alwaysThinks(prompt.model())) {
            content.add(
                    object(
                            "type",
                            "thinking",
                            "thinking",
                            "",
                            "signature",
                            "EqQBCkYIBxgCKkAstandin"));
        }
        switch (answer) {
            case Answer.Text(String text, _) -> content.add(text(text));
            case Answer.ToolCalls(var calls) -> {
                content.add(text("I will look that up."));
                calls.forEach(call -> content.add(toolUse(call)));
            }
        }
        return Reply.json(
                200, message(prompt, content, stopReason(answer), Usage.of(prompt, answer)));
    }

    private static ObjectNode text(String text) {
        return object("type", "text", "text", text);
    }

    private ObjectNode toolUse(Answer.ToolCall call) {
        return object(
                "type", "tool_use",
                "id", ids.next("toolu_01", 22),
                "name", call.tool(),
                "input", call.arguments());
    }

    private static String stopReason(Answer answer) {
        return switch (answer) {
            case Answer.ToolCalls _ -> "tool_use";
            case Answer.Text(_, boolean cut) -> cut ? "max_tokens" : "end_turn";
        };
    }

    private ObjectNode message(
            Prompt prompt, List<JsonNode> content, String stopReason, Usage usage) {
        return object(
                "id",
                ids.next("msg_01", 22),
                "type",
                "message",
                "role",
                "assistant",
                "model",
                prompt.model(),
                "content",
                content,
                "stop_reason",
                stopReason,
                "stop_sequence",
                null,
                "stop_details",
                null,
                "usage",
                usage(usage));
    }

    /**
     * Input tokens exclude what was read from the cache or written to it; output tokens include
     * thinking.
     */
    private static ObjectNode usage(Usage usage) {
        return object(
                "input_tokens", usage.prompt() - usage.cached() - usage.written(),
                "cache_creation_input_tokens", usage.written(),
                "cache_read_input_tokens", usage.cached(),
                "cache_creation",
                        object(
                                "ephemeral_5m_input_tokens",
                                usage.written(),
                                "ephemeral_1h_input_tokens",
                                0),
                "output_tokens", usage.completion(),
                "output_tokens_details", object("thinking_tokens", usage.reasoning()),
                "service_tier", "standard");
    }

    @Override
    public Reply refusal(Prompt prompt) {
        Usage usage = Usage.of(prompt, new Answer.Text("", false));
        ObjectNode message = message(prompt, List.of(), "refusal", usage);
        message.set(
                "stop_details",
                object(
                        "type",
                        "refusal",
                        "category",
                        "cyber",
                        "explanation",
                        "This request was declined."));
        return Reply.json(200, message);
    }

    @Override
    public Reply models(List<String> models) {
        List<ObjectNode> entries = models.stream().map(AnthropicDialect::model).toList();
        return Reply.json(
                200,
                object(
                        "data",
                        entries,
                        "has_more",
                        false,
                        "first_id",
                        models.getFirst(),
                        "last_id",
                        models.getLast()));
    }

    private static ObjectNode model(String id) {
        return object(
                "type",
                "model",
                "id",
                id,
                "display_name",
                id,
                "created_at",
                "2026-09-01T00:00:00Z",
                "lifecycle",
                "active",
                "max_input_tokens",
                1_000_000,
                "max_tokens",
                128_000);
    }

    @Override
    public Reply error(int status) {
        return switch (status) {
            case 400 ->
                    error(
                            status,
                            "invalid_request_error",
                            "messages: Input should be a valid list",
                            null);
            case 401 -> error(status, "authentication_error", "invalid x-api-key", null);
            case 402 ->
                    error(
                            status,
                            "billing_error",
                            "Your credit balance is too low to access the API.",
                            null);
            case 403 ->
                    error(
                            status,
                            "permission_error",
                            "Your API key may not use this resource.",
                            null);
            case 404 -> error(status, "not_found_error", "Not Found", null);
            case 409 ->
                    error(status, "conflict_error", "The resource was changed meanwhile.", null);
            case 413 ->
                    error(status, "request_too_large", "Request exceeds the maximum size", null);
            case 429 ->
                    error(
                            status,
                            "rate_limit_error",
                            "This request would exceed your rate limit.",
                            null);
            case 504 -> error(status, "timeout_error", "The request timed out.", null);
            case 529 -> error(status, "overloaded_error", "Overloaded", null);
            default -> error(status, "api_error", "Internal server error", null);
        };
    }

    private Reply error(int status, String type, String message, @Nullable String code) {
        ObjectNode error = object("type", type, "message", message);
        if (code != null) {
            error.set("details", object("error_code", code));
        }
        boolean retry = status == 409 || status == 429 || status >= 500;
        return Reply.json(
                        status,
                        object(
                                "type",
                                "error",
                                "error",
                                error,
                                "request_id",
                                ids.next("req_011", 21)))
                .with(Map.of("x-should-retry", Boolean.toString(retry && code == null)));
    }

    @Override
    public Reply noSuchModel(String model) {
        return error(404, "not_found_error", "model: " + model, null);
    }

    @Override
    public Reply throttled(Throttle throttle) {
        RetryForm form = throttle.form() == RetryForm.NATIVE ? RetryForm.SECONDS : throttle.form();
        Reply reply = error(429).with(form.headers(throttle.delay(), clock.instant()));
        return form == RetryForm.UNSAID ? reply : reply.with(limits(throttle.allowance()));
    }

    @Override
    public Reply overloaded() {
        return error(529);
    }

    @Override
    public Reply outOfQuota() {
        return error(402);
    }

    @Override
    public Map<String, String> limits(Allowance allowance) {
        String reset =
                clock.instant().plus(allowance.reset()).truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, String> headers = new HashMap<>();
        for (String limited : LIMITED) {
            int each = limited.equals("requests") ? 1 : 1_000;
            String name = "anthropic-ratelimit-" + limited;
            headers.put(name + "-limit", Integer.toString(allowance.limit() * each));
            headers.put(name + "-remaining", Integer.toString(allowance.remaining() * each));
            headers.put(name + "-reset", reset);
        }
        return headers;
    }

    @Override
    public Map<String, String> standing() {
        return Map.of(
                "request-id",
                ids.next("req_011", 21),
                "anthropic-organization-id",
                "5f1c9a52-0000-4000-8000-000000005e4a");
    }
}
