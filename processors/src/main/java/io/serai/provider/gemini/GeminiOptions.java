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
        return new GeminiOptions(
                settings.model(),
                path(settings, "generateContent"),
                probePath(settings),
                options.efforts("efforts"),
                options.oneOf("thinking", Thinking.class),
                options.flag("thought-signatures"),
                options.flag("json-with-tools"));
    }

    /** Of a call to the model. */
    static String path(ProviderSettings settings, String operation) {
        return models(settings) + "/" + bare(settings.model()) + ":" + operation;
    }

    static String probePath(ProviderSettings settings) {
        return models(settings) + "?pageSize=1";
    }

    /** The model's name without what may stand before it. */
    static String bare(String model) {
        return model.startsWith(MODELS) ? model.substring(MODELS.length()) : model;
    }

    private static String models(ProviderSettings settings) {
        String base = settings.baseUrl().toString().replaceAll("/+$", "");
        return base.endsWith(VERSION) ? "/models" : VERSION + "/models";
    }
}
