package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Anthropic's errors. */
final class AnthropicTroubles implements Troubles {

    private static final List<String> LIMITED =
            List.of("requests", "tokens", "input-tokens", "output-tokens");

    private final InstantSource clock;
    private final Ids ids;

    AnthropicTroubles(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    Reply invalid(String message) {
        return error(400, "invalid_request_error", message);
    }

    @Override
    public Reply error(int status) {
        return switch (status) {
            case 400 -> invalid("messages: Input should be a valid list");
            case 401 -> error(status, "authentication_error", "invalid x-api-key");
            case 402 -> error(status, "billing_error", "Your credit balance is too low.");
            case 403 -> error(status, "permission_error", "Your API key may not use this.");
            case 404 -> error(status, "not_found_error", "Not Found");
            case 409 -> error(status, "conflict_error", "The resource was changed meanwhile.");
            case 413 -> error(status, "request_too_large", "Request exceeds the maximum size");
            case 429 -> error(status, "rate_limit_error", "This would exceed your rate limit.");
            case 504 -> error(status, "timeout_error", "The request timed out.");
            case 529 -> error(status, "overloaded_error", "Overloaded");
            default -> error(status, "api_error", "Internal server error");
        };
    }

    private Reply error(int status, String type, String message) {
        boolean retry = status == 409 || status == 429 || status >= 500;
        JsonNode body =
                object(
                        """
                        {"type": "error", "error": {"type": %s, "message": %s}, "request_id": %s}\
                        """,
                        type, message, ids.next("req_011", 21));
        return Reply.json(status, body).with(Map.of("x-should-retry", Boolean.toString(retry)));
    }

    @Override
    public Reply noSuchModel(String model) {
        return error(404, "not_found_error", "model: " + model);
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
}
