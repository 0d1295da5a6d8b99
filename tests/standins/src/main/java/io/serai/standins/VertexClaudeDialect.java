package io.serai.standins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;

/** Claude on Vertex AI: the model in the path and not in the body, the version in the body. */
final class VertexClaudeDialect extends VertexDialect {
    private static final String MODELS = PLACE + "anthropic/models/";
    private static final Pattern PROMPT = Pattern.compile(MODELS + "(claude-[^/:]+):rawPredict");
    private static final Pattern PROBE = Pattern.compile(MODELS + "count-tokens:rawPredict");
    private static final String VERSION = "anthropic_version";

    private final AnthropicTroubles troubles;

    VertexClaudeDialect(InstantSource clock) {
        super(new AnthropicDialect(clock), PROMPT, PROBE, "{\"input_tokens\": 1}");
        troubles = new AnthropicTroubles(clock, new Ids());
    }

    @Override
    public Optional<Reply> objection(Call call) {
        if (call.body().has("model")) {
            return Optional.of(troubles.invalid("model: Extra inputs are not permitted"));
        }
        if (!call.body().has(VERSION)) {
            return Optional.of(troubles.invalid(VERSION + ": Field required"));
        }
        return AnthropicImages.objectionToUrls(call.body().path("messages"))
                .map(troubles::invalid)
                .or(() -> super.objection(call));
    }

    @Override
    Call direct(Call call) {
        String model = PROMPT.matcher(call.path()).replaceFirst("$1");
        ObjectNode body = call.body().deepCopy();
        String version = body.remove(VERSION).asText().replace("vertex-2023-10-16", "2023-06-01");
        return call.withPath("/v1/messages")
                .with(
                        HttpFields.build(call.headers()).put("anthropic-version", version),
                        body.put("model", model));
    }
}
