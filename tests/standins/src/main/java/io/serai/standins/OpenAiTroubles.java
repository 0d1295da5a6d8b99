package io.serai.standins;

import static io.serai.standins.Json.object;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenAI's errors. */
final class OpenAiTroubles implements Troubles {

    private static final String INVALID = "invalid_request_error";
    private static final String UNAVAILABLE = "service_unavailable_error";
    private static final String REGION = "unsupported_country_region_territory";

    private final InstantSource clock;

    OpenAiTroubles(InstantSource clock) {
        this.clock = clock;
    }

    Reply invalid(OpenAiRules.Objection objection) {
        return error(400, INVALID, objection.code(), objection.param(), objection.message());
    }

    @Override
    public Reply error(int status) {
        return switch (status) {
            case 400 -> error(status, INVALID, null, "We could not parse the JSON body.");
            case 401 -> error(status, INVALID, "invalid_api_key", "Incorrect API key provided.");
            case 403 ->
                    error(status, INVALID, REGION, "Country, region, or territory not supported");
            case 404 -> error(status, INVALID, null, "Invalid URL");
            case 429 -> error(status, "requests", "rate_limit_exceeded", "Rate limit reached.");
            case 503 -> error(status, UNAVAILABLE, "server_is_overloaded", "Try again later.");
            default -> error(status, "server_error", null, "The server had an error.");
        };
    }

    private static Reply error(int status, String type, @Nullable String code, String message) {
        return error(status, type, code, null, message);
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
                        """
                        {"error": {"message": %s, "type": %s, "param": %s, "code": %s}}\
                        """,
                        message, type, param, code));
    }

    @Override
    public Reply noSuchModel(String model) {
        String message =
                "The model `" + model + "` does not exist or you do not have access to it.";
        return error(404, INVALID, "model_not_found", message);
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
        return error(429, quota, quota, message);
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
}
