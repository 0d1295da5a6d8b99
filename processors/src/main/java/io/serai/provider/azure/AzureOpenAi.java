package io.serai.provider.azure;

import io.serai.provider.Access;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.openai.OpenAi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The protocol {@code azure-openai}: Chat Completions or Embeddings of a deployment, whose name is
 * the model. With the option {@code api-version} the deployment stands in the URL, as Azure had it
 * first; without, the calls go to {@code /openai/v1}, which has no versions.
 */
public final class AzureOpenAi {
    public static final String NAME = "azure-openai";

    private static final String API_VERSION = "api-version";
    private static final String ROOT = "/openai";
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9.-]+");
    private static final Access ACCESS = Access.keyed(NAME, Set.of(API_VERSION), "api-key", "");

    /** What is called, and the option of OpenAI's protocol that says where. */
    private enum Operation {
        CHAT("chat-path", "/chat/completions"),
        EMBEDDINGS("embeddings-path", "/embeddings");

        private final String option;
        private final String path;

        Operation(String option, String path) {
            this.option = option;
            this.path = path;
        }
    }

    private AzureOpenAi() {}

    /** Bound to one deployment; wrong options as {@link OpenAi#protocol} has it. */
    public static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        return OpenAi.through(ACCESS, settings.withOptions(options(settings)), clock, random);
    }

    private static Map<String, String> options(ProviderSettings settings) {
        Map<String, String> options = new HashMap<>(settings.options());
        Operation operation =
                switch (settings.kind()) {
                    case CHAT -> Operation.CHAT;
                    case EMBEDDINGS -> Operation.EMBEDDINGS;
                };
        String version = options.get(API_VERSION);
        if (version == null) {
            options.putIfAbsent(operation.option, below(settings, ROOT + "/v1" + operation.path));
            options.putIfAbsent("probe-path", below(settings, ROOT + "/v1/models"));
        } else {
            check(version, settings);
            String query = "?" + API_VERSION + "=" + version;
            String deployment = ROOT + "/deployments/" + encoded(settings.model());
            options.putIfAbsent(
                    operation.option, below(settings, deployment + operation.path + query));
            options.putIfAbsent("probe-path", below(settings, ROOT + "/models" + query));
        }
        return options;
    }

    /**
     * The portal shows addresses of either form: the resource alone, or with {@code /openai/v1}.
     */
    private static String below(ProviderSettings settings, String path) {
        String base = settings.baseUrl().getRawPath().replaceAll("/+$", "");
        return !base.isEmpty() && path.startsWith(base + "/")
                ? path.substring(base.length())
                : path;
    }

    private static void check(String version, ProviderSettings settings) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "options.api-version must be like 2024-10-21: " + version);
        }
        if (settings.baseUrl().getRawPath().replaceAll("/+$", "").endsWith(ROOT + "/v1")) {
            throw new IllegalArgumentException(
                    "options.api-version must be left out where base-url ends in /openai/v1: "
                            + version);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
