package io.serai.provider.responses;

import io.serai.provider.EffortScale;
import io.serai.provider.ModelOptions;
import io.serai.provider.ProviderSettings;
import io.serai.provider.openai.OpenAi;

/** What the model accepts, by OpenAI's table of models. */
record ResponsesOptions(String model, boolean reasoning, boolean sampling, EffortScale efforts) {
    static ResponsesOptions of(ProviderSettings settings) {
        ModelOptions options = ModelOptions.of(OpenAi.NAME, settings);
        return new ResponsesOptions(
                settings.model(),
                options.flag("reasoning"),
                options.flag("sampling"),
                options.efforts("efforts"));
    }

    String instructor() {
        return reasoning ? "developer" : "system";
    }
}
