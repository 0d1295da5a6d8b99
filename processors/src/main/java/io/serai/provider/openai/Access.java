package io.serai.provider.openai;

import io.serai.provider.Secret;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A way to servers that speak Chat Completions.
 *
 * @param protocol its name, which is that of its fault table too
 * @param options what it takes beyond the options of the model
 * @param credential the headers that carry a key
 */
public record Access(
        String protocol, Set<String> options, Function<Secret, Map<String, String>> credential) {
    /** Straight to OpenAI, or to any compatible server. */
    static final Access DIRECT =
            new Access(
                    OpenAi.NAME, Set.of(), key -> Map.of("Authorization", "Bearer " + key.value()));

    public Access {
        options = Set.copyOf(options);
    }
}
