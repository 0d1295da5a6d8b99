package io.serai.standins;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** OpenAI's models on Azure: with an api-version by deployment, or without under {@code /v1}. */
final class AzureDialect extends ForwardingDialect {
    private static final String V1 = "/openai/v1";
    private static final Pattern DEPLOYMENT =
            Pattern.compile("/openai/deployments/[^/]+/chat/completions");
    private static final Pattern EMBEDDINGS =
            Pattern.compile("/openai/deployments/[^/]+/embeddings");
    private static final Pattern VERSION = Pattern.compile("api-version=[0-9]{4}-[0-9-]+.*");

    AzureDialect(InstantSource clock) {
        super(new OpenAiDialect(clock));
    }

    @Override
    public boolean isPrompt(Call call) {
        return call.method().equals("POST")
                && (call.path().equals(V1 + "/chat/completions")
                        || (DEPLOYMENT.matcher(call.path()).matches() && hasVersion(call)));
    }

    @Override
    public boolean isProbe(Call call) {
        return call.method().equals("GET")
                && (call.path().equals(V1 + "/models")
                        || (call.path().equals("/openai/models") && hasVersion(call)));
    }

    /** Those of a deployment, with a version, or without under {@code /v1}. */
    static boolean isEmbeddings(Call call) {
        return call.path().equals(V1 + "/embeddings")
                || (EMBEDDINGS.matcher(call.path()).matches() && hasVersion(call));
    }

    private static boolean hasVersion(Call call) {
        return VERSION.matcher(call.query()).matches();
    }

    /** A key in a header of its own, or a token. */
    @Override
    public Optional<Reply> stranger(Call call, String key) {
        return call.header("api-key").or(call::bearer).filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of(troubles().error(401));
    }

    @Override
    public Map<String, String> standing() {
        return Map.of("apim-request-id", "stand-in", "x-ms-region", "Sweden Central");
    }
}
