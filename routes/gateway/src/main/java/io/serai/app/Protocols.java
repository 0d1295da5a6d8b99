package io.serai.app;

import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.openai.OpenAi;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The wire protocols by their names in the configuration. */
public final class Protocols {
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Factory> factories = Map.of(OpenAi.NAME, OpenAi::protocol);

    @FunctionalInterface
    private interface Factory {
        Protocol protocol(ProviderSettings settings, InstantSource clock, RandomGenerator random);
    }

    /**
     * @param random shared by all threads
     */
    public Protocols(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public Set<String> names() {
        return factories.keySet();
    }

    /**
     * An unknown protocol or a wrong option is an {@link IllegalArgumentException} naming key and
     * rule.
     */
    public Protocol of(ProviderSettings settings) {
        Factory factory = factories.get(settings.protocol());
        if (factory == null) {
            throw new IllegalArgumentException(
                    "protocol: must be one of " + names() + ", is " + settings.protocol());
        }
        return factory.protocol(settings, clock, random);
    }
}
