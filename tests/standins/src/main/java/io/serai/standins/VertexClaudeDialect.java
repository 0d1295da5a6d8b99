package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;

/** Claude on Vertex AI: the model in the path and not in the body, the version in the body. */
final class VertexClaudeDialect extends ForwardingDialect {
    private static final String MODELS =
            "/v1/projects/[^/]+/locations/[^/]+/publishers/anthropic/models/";
    private static final Pattern PROMPT = Pattern.compile(MODELS + "(claude-[^/:]+):rawPredict");
    private static final Pattern PROBE = Pattern.compile(MODELS + "count-tokens:rawPredict");
    private static final String VERSION = "anthropic_version";

    private final AnthropicTroubles troubles;

    VertexClaudeDialect(InstantSource clock) {
        super(new AnthropicDialect(clock));
        troubles = new AnthropicTroubles(clock, new Ids());
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST") && PROMPT.matcher(call.path()).matches();
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("POST") && PROBE.matcher(call.path()).matches();
    }

    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return call.bearer().or(() -> call.header("x-goog-api-key")).filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of(troubles().error(401));
    }

    @Override
    public Optional<Reply> objection(Call call) {
        if (call.body().has("model")) {
            return Optional.of(troubles.invalid("model: Extra inputs are not permitted"));
        }
        return call.body().has(VERSION)
                ? super.objection(direct(call))
                : Optional.of(troubles.invalid(VERSION + ": Field required"));
    }

    @Override
    public Prompt read(Call call) {
        return super.read(direct(call));
    }

    private static Call direct(Call call) {
        Matcher path = PROMPT.matcher(call.path());
        String model = path.replaceFirst("$1");
        ObjectNode body = call.body().deepCopy();
        String version = body.remove(VERSION).asText().replace("vertex-2023-10-16", "2023-06-01");
        return call.withPath("/v1/messages")
                .with(
                        HttpFields.build(call.headers()).put("anthropic-version", version),
                        body.put("model", model));
    }

    /** What the probe counts. */
    @Override
    public Reply models(List<String> models) {
        return Reply.json(200, object("{\"input_tokens\": 1}"));
    }
}
