package io.serai.provider.bedrock;

import io.serai.provider.EffortScale;
import io.serai.provider.ModelOptions;
import io.serai.provider.ProviderSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * What the model accepts. {@code sampling}: it takes temperature and top_p; {@code stop}: stop
 * sequences; {@code jsonSchema}: an answer bound to a schema; {@code forcedToolChoice}: any, or one
 * by name.
 */
record ConverseOptions(
        String model,
        boolean sampling,
        boolean stop,
        EffortScale efforts,
        boolean forcedToolChoice,
        boolean jsonSchema,
        boolean images,
        boolean tools,
        Optional<Guardrail> guardrail) {
    private static final String GLOBAL = "global.";

    static ConverseOptions of(ProviderSettings settings) {
        ModelOptions options = ModelOptions.of(Bedrock.NAME, settings, Set.of(Guardrail.OPTION));
        return new ConverseOptions(
                settings.model(),
                options.flag("sampling"),
                options.flag("stop"),
                options.efforts("efforts"),
                options.flag("forced-tool-choice"),
                options.flag("json-schema"),
                options.flag("images"),
                options.flag("tools"),
                Guardrail.of(settings));
    }

    /** A profile of the whole world costs what the model itself does. */
    boolean regional() {
        return !model.substring(model.lastIndexOf('/') + 1).startsWith(GLOBAL);
    }

    /** An id has colons, an ARN slashes as well: both are one segment of the path. */
    String path(String operation) {
        String segment = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
        return "/model/" + segment + "/" + operation;
    }
}
