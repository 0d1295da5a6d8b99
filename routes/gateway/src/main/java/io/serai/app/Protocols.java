package io.serai.app;

import io.serai.credential.Credentials;
import io.serai.model.Capability;
import io.serai.provider.Credential;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.anthropic.Anthropic;
import io.serai.provider.azure.AzureOpenAi;
import io.serai.provider.bedrock.Bedrock;
import io.serai.provider.gemini.Gemini;
import io.serai.provider.openai.OpenAi;
import io.serai.provider.responses.OpenAiResponses;
import io.serai.provider.vertex.Vertex;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The wire protocols by their names in the configuration. */
public final class Protocols implements io.serai.config.Protocols {
    private static final Map<String, Factory> FACTORIES =
            Map.of(
                    OpenAi.NAME, OpenAi::protocol,
                    OpenAiResponses.NAME, OpenAiResponses::protocol,
                    AzureOpenAi.NAME, AzureOpenAi::protocol,
                    Anthropic.NAME, Anthropic::protocol,
                    Gemini.NAME, Gemini::protocol,
                    Vertex.NAME, Vertex::protocol,
                    Bedrock.NAME, Bedrock::protocol);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Credentials credentials;

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
        this.credentials = new Credentials(System.getenv(), clock);
    }

    @Override
    public Set<String> names() {
        return FACTORIES.keySet();
    }

    @Override
    public Set<Capability> capabilities(ProviderSettings settings) {
        return of(settings).capabilities();
    }

    @Override
    public void check(ProviderSettings settings) {
        credentials.check(settings);
    }

    /** What proves to the provider who calls. */
    Credential credential(ProviderSettings settings) {
        return credentials.of(settings, of(settings));
    }

    /** An unknown protocol or a wrong option is an {@link IllegalArgumentException}. */
    public Protocol of(ProviderSettings settings) {
        Factory factory = FACTORIES.get(settings.protocol());
        if (factory == null) {
            throw new IllegalArgumentException(
                    "protocol: must be one of " + names() + ", is " + settings.protocol());
        }
        return factory.protocol(settings, clock, random);
    }
}
