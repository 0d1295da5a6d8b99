package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google's errors. */
final class GeminiTroubles implements Troubles {

    private static final String EXHAUSTED = "RESOURCE_EXHAUSTED";

    private final InstantSource clock;

    GeminiTroubles(InstantSource clock) {
        this.clock = clock;
    }

    Reply invalid(String message) {
        return error(400, "INVALID_ARGUMENT", message);
    }

    @Override
    public Reply error(int status) {
        return switch (status) {
            case 400 -> invalid("Request contains an invalid argument.");
            case 401 -> invalidKey();
            case 403 -> error(status, "PERMISSION_DENIED", "Unregistered callers not allowed.");
            case 404 -> error(status, "NOT_FOUND", "Requested entity was not found.");
            case 429 -> error(status, EXHAUSTED, "You exceeded your current quota.");
            case 499 -> error(status, "CANCELLED", "The operation was cancelled.");
            case 503 -> error(status, "UNAVAILABLE", "The model is overloaded.");
            case 504 -> error(status, "DEADLINE_EXCEEDED", "The request timed out.");
            default -> error(status, "INTERNAL", "An internal error has occurred.");
        };
    }

    private static Reply error(int code, String status, String message) {
        return error(code, status, message, List.of());
    }

    private static Reply invalidKey() {
        JsonNode reason =
                object(
                        """
                        {"@type": "type.googleapis.com/google.rpc.ErrorInfo",
                         "reason": "API_KEY_INVALID", "domain": "googleapis.com",
                         "metadata": {"service": "generativelanguage.googleapis.com"}}\
                        """);
        String message = "API key not valid. Please pass a valid API key.";
        return error(400, "INVALID_ARGUMENT", message, List.of(reason));
    }

    private static Reply error(int code, String status, String message, List<JsonNode> details) {
        ObjectNode body =
                object(
                        """
                        {"error": {"code": %s, "message": %s, "status": %s}}\
                        """,
                        code, message, status);
        if (!details.isEmpty()) {
            body.withObject("error").set("details", Json.node(details));
        }
        return Reply.json(code, body);
    }

    @Override
    public Reply noSuchModel(String model) {
        String message = "models/" + model + " is not found for API version v1beta.";
        return error(404, "NOT_FOUND", message);
    }

    /** The delay is in the body; a header only if the form asks for one. */
    @Override
    public Reply throttled(Throttle throttle) {
        List<JsonNode> details = new ArrayList<>();
        details.add(quotaFailure("GenerateRequestsPerMinutePerProjectPerModel"));
        String message = "You exceeded your current quota.";
        if (throttle.form() == RetryForm.NATIVE) {
            String delay = protobufDuration(throttle);
            details.add(retryInfo(delay));
            message += " Please retry in " + delay + ".";
        }
        return error(429, EXHAUSTED, message, details)
                .with(throttle.form().headers(throttle.delay(), clock.instant()));
    }

    private static String protobufDuration(Throttle throttle) {
        return throttle.delay().toMillisPart() == 0
                ? throttle.delay().toSeconds() + "s"
                : RetryForm.decimalSeconds(throttle.delay()) + "s";
    }

    private static JsonNode quotaFailure(String quotaId) {
        return object(
                """
                {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
                 "violations": [{"quotaId": %s}]}\
                """,
                quotaId);
    }

    private static JsonNode retryInfo(String delay) {
        return object(
                """
                {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": %s}\
                """,
                delay);
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
                EXHAUSTED,
                "You exceeded your current quota, please check your plan and billing details.",
                List.of(quotaFailure("GenerateRequestsPerDayPerProjectPerModel")));
    }

    @Override
    public Map<String, String> limits(Allowance allowance) {
        return Map.of();
    }
}
