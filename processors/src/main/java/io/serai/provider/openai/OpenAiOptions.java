package io.serai.provider.openai;

import io.serai.provider.Access;
import io.serai.provider.EffortScale;
import io.serai.provider.ModelOptions;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Tokenizer;
import java.util.Optional;

/**
 * What the model accepts and where its server listens. {@code reasoning}: it follows the rules of
 * OpenAI's reasoning models (instructions as {@code developer}, {@code max_completion_tokens}).
 * {@code sampling}: it takes temperature and the like at any effort; otherwise only at effort none.
 * {@code toolsWithEffort}: it takes tools while it reasons. {@code thoughtSignatures}: tool calls
 * carry Gemini's signature. A path's {@code /v1} is left out where the base URL ends in it.
 */
record OpenAiOptions(
        String model,
        boolean reasoning,
        boolean sampling,
        EffortScale efforts,
        boolean toolsWithEffort,
        String maxTokensField,
        boolean stop,
        boolean thoughtSignatures,
        String chatPath,
        String probePath,
        Optional<Tokenizer> tokenizer) {
    private static final String VERSION = "/v1";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    static OpenAiOptions of(Access access, ProviderSettings settings) {
        ModelOptions options = ModelOptions.of(OpenAi.NAME, settings, access.options());
        checkContentPolicy(options);
        return new OpenAiOptions(
                settings.model(),
                options.flag("reasoning"),
                options.flag("sampling"),
                options.efforts("efforts"),
                options.flag("tools-with-effort"),
                options.oneOf("max-tokens-field", "max_tokens", MAX_COMPLETION_TOKENS),
                options.flag("stop"),
                options.flag("thought-signatures"),
                below(settings, options.path("chat-path")),
                below(settings, options.path("probe-path")),
                Tokenizer.of(options));
    }

    /** Whether a refused prompt goes on: the fault table's rows ask for it. */
    private static void checkContentPolicy(ModelOptions options) {
        String _ = options.oneOf("content-policy", "fail", "next");
    }

    String maxTokensName() {
        return reasoning ? MAX_COMPLETION_TOKENS : maxTokensField;
    }

    static String below(ProviderSettings settings, String path) {
        String base = settings.baseUrl().toString().replaceAll("/+$", "");
        return base.endsWith(VERSION) && path.startsWith(VERSION + "/")
                ? path.substring(VERSION.length())
                : path;
    }
}
