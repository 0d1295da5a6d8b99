package io.serai.standins;

import static io.serai.standins.Json.object;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gemini on Vertex AI: by project and location, with a token. */
final class VertexGeminiDialect extends ForwardingDialect {
    private static final String MODEL =
            "/v1/projects/[^/]+/locations/[^/]+/publishers/google/models/([^/:]+)";
    private static final Pattern PROMPT = Pattern.compile(MODEL + ":generateContent");
    private static final Pattern PROBE = Pattern.compile(MODEL + ":countTokens");

    VertexGeminiDialect(InstantSource clock) {
        super(new GeminiDialect(clock));
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && PROMPT.matcher(call.path()).matches();
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("POST") && PROBE.matcher(call.path()).matches();
    }

    /** A token, or a key of express mode. */
    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return call.bearer().or(() -> call.header("x-goog-api-key")).filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of(troubles().error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        return super.objection(direct(call));
    }

    @Override
    public Prompt read(Call call) {
        return super.read(direct(call));
    }

    private static Call direct(Call call) {
        return call.withPath(
                PROMPT.matcher(call.path()).replaceFirst("/v1beta/models/$1:generateContent"));
    }

    /** What the probe counts. */
    @Override
    public Reply models(List<String> models) {
        return Reply.json(200, object("{\"totalTokens\": 1, \"totalBillableCharacters\": 4}"));
    }
}
