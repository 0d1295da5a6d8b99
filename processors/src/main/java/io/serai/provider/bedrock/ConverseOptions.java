package io.serai.provider.bedrock;

import io.serai.provider.EffortScale;
import io.serai.provider.ModelOptions;
import io.serai.provider.ProviderSettings;
import java.util.Optional;
import java.util.Set;

/**
 * What the model accepts. {@code sampling}: it takes temperature and top_p; {@code stop}: stop
 * sequences; {@code jsonSchema}: an answer bound to a schema; {@code forcedToolChoice}: any, or one
 * by name; {@code prefill}: the conversation may end with an assistant turn.
 */
record ConverseOptions(
        boolean sampling,
        boolean temperatureWithTopP,
        boolean stop,
        EffortScale efforts,
        boolean forcedToolChoice,
        boolean jsonSchema,
        boolean images,
        boolean tools,
        boolean prefill,
        Optional<Guardrail> guardrail) {
    static ConverseOptions of(ProviderSettings settings) {
        ModelOptions options = ModelOptions.of(Bedrock.NAME, settings, Set.of(Guardrail.OPTION));
        return new ConverseOptions(
                options.flag("sampling"),
                options.flag("temperature-with-top-p"),
                options.flag("stop"),
                options.efforts("efforts"),
                options.flag("forced-tool-choice"),
                options.flag("json-schema"),
                options.flag("images"),
                options.flag("tools"),
                options.flag("prefill"),
                Guardrail.of(settings));
    }
}
