package io.serai.provider.gemini;

import io.serai.provider.Access;
import io.serai.provider.EffortScale;
import io.serai.provider.ModelOptions;
import io.serai.provider.ProviderSettings;

/**
 * What the model accepts. {@code thoughtSignatures}: it refuses a tool call without one; {@code
 * jsonWithTools}: the form of the answer may be bound while tools are offered. A path's {@code
 * /v1beta} is left out where the base URL ends in it.
 */
record GeminiOptions(
        String model,
        String path,
        String probePath,
        EffortScale efforts,
        Thinking thinking,
        boolean thoughtSignatures,
        boolean jsonWithTools) {
    private static final String VERSION = "/v1beta";
    private static final String MODELS = "models/";

    /** How a model is told how hard to think. */
    enum Thinking {
        /** In words, from Gemini 3 on. */
        LEVEL,
        /** In tokens, Gemini 2.5. */
        BUDGET
    }

    static GeminiOptions of(Access access, ProviderSettings settings) {
        ModelOptions options = ModelOptions.of(Gemini.NAME, settings, access.options());
        String base = settings.baseUrl().toString().replaceAll("/+$", "");
        String models = (base.endsWith(VERSION) ? "" : VERSION) + "/" + MODELS;
        String model = settings.model();
        return new GeminiOptions(
                model,
                models
                        + (model.startsWith(MODELS) ? model.substring(MODELS.length()) : model)
                        + ":generateContent",
                models.substring(0, models.length() - 1) + "?pageSize=1",
                options.efforts("efforts"),
                options.oneOf("thinking", Thinking.class),
                options.flag("thought-signatures"),
                options.flag("json-with-tools"));
    }
}
