package io.serai.standins;

import static io.serai.standins.Json.object;

import java.time.InstantSource;
import java.util.Map;

/** Bedrock's errors: the kind is in a header, and no delay is ever told. */
final class BedrockTroubles implements Troubles {
    private final InstantSource clock;

    BedrockTroubles(InstantSource clock) {
        this.clock = clock;
    }

    Reply invalid(String message) {
        return error(400, "ValidationException", message);
    }

    @Override
    public Reply error(int status) {
        return switch (status) {
            case 400 -> invalid("The format of the value is invalid.");
            case 401, 403 ->
                    error(
                            403,
                            "AccessDeniedException",
                            "User is not authorized to perform: bedrock:InvokeModel");
            case 404 -> error(status, "ResourceNotFoundException", "The resource was not found.");
            case 408 -> error(status, "ModelTimeoutException", "The model took too long.");
            case 424 -> error(status, "ModelErrorException", "The model failed.");
            case 429 -> error(status, "ThrottlingException", "Too many requests, please wait.");
            case 503 -> error(status, "ServiceUnavailableException", "Try again later.");
            default -> error(status, "InternalServerException", "The server had an error.");
        };
    }

    static Reply error(int status, String kind, String message) {
        return Reply.json(status, object("{\"message\": %s}", message))
                .with(Map.of("x-amzn-errortype", kind + ":http://internal.amazon.com/coral/"));
    }

    @Override
    public Reply noSuchModel(String model) {
        return invalid("The provided model identifier is invalid.");
    }

    @Override
    public Reply throttled(Throttle throttle) {
        return error(429).with(throttle.form().headers(throttle.delay(), clock.instant()));
    }

    @Override
    public Reply overloaded() {
        return error(503);
    }

    @Override
    public Reply outOfQuota() {
        return error(400, "ServiceQuotaExceededException", "You have exceeded your quota.");
    }

    @Override
    public Map<String, String> limits(Allowance allowance) {
        return Map.of();
    }
}
