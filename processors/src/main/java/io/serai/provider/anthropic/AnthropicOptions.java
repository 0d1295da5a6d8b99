package io.serai.provider.anthropic;

import io.serai.provider.Access;
import io.serai.provider.EffortScale;
import io.serai.provider.ModelOptions;
import io.serai.provider.ProviderSettings;

/**
 * What the model accepts. {@code version} is {@code auto} or the API version of every call; {@code
 * maxTokens} stands where the request names none, because the API wants one; {@code sampling}: the
 * model takes temperature and top_p (under the old version only); {@code noThinking} says how
 * effort none is told; {@code prefill}: the conversation may end with an assistant turn.
 */
record AnthropicOptions(
        String model,
        String version,
        int maxTokens,
        boolean sampling,
        EffortScale efforts,
        NoThinking noThinking,
        boolean forcedToolChoice,
        boolean jsonSchema,
        boolean prefill) {
    static final String AUTO = "auto";
    static final String WITH_SAMPLING = "2023-06-01";
    static final String NEWEST = "2026-10-21";

    /** How a model is told not to think. */
    enum NoThinking {
        /** It does not unless asked to. */
        DEFAULT,
        /** By {@code thinking: disabled}. */
        DISABLED,
        /** Not at all. */
        NEVER
    }

    static AnthropicOptions of(Access access, ProviderSettings settings) {
        ModelOptions options = ModelOptions.of(Anthropic.NAME, settings, access.options());
        return new AnthropicOptions(
                settings.model(),
                options.oneOf("anthropic-version", AUTO, NEWEST, WITH_SAMPLING),
                options.positive("max-tokens"),
                options.flag("sampling"),
                options.efforts("efforts"),
                options.oneOf("no-thinking", NoThinking.class),
                options.flag("forced-tool-choice"),
                options.flag("json-schema"),
                options.flag("prefill"));
    }
}
