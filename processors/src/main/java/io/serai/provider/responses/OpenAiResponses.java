package io.serai.provider.responses;

import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.openai.OpenAi;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The protocol {@code openai-responses}: for models that refuse tools together with reasoning on
 * Chat Completions.
 */
public final class OpenAiResponses {
    public static final String NAME = "openai-responses";

    private OpenAiResponses() {}

    /** Bound to one model; wrong options as {@link OpenAi#protocol} has it. */
    public static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        settings.requireChat();
        Map<String, String> options = new HashMap<>(settings.options());
        options.putIfAbsent("chat-path", "/v1/responses");
        ProviderSettings ours = settings.withOptions(options);
        Protocol openai = OpenAi.through(OpenAi.direct(NAME, ours), ours, clock, random);
        return new ResponsesProtocol(openai, ours, clock, random);
    }
}
