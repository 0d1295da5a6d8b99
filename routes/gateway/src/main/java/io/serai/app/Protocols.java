package io.serai.app;

import io.serai.credential.Credentials;
import io.serai.model.Capability;
import io.serai.provider.AddedPath;
import io.serai.provider.AuthSettings;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The wire protocols by their names in the configuration. */
public final class Protocols implements io.serai.config.Protocols {
    private static final Map<String, Spoken> SPOKEN =
            Map.of(
                    OpenAi.NAME, Spoken.byKey(OpenAi::protocol),
                    OpenAiResponses.NAME, Spoken.byKey(OpenAiResponses::protocol),
                    AzureOpenAi.NAME, Spoken.by(AuthSettings.Type.ENTRA, AzureOpenAi::protocol),
                    Anthropic.NAME, Spoken.by(AuthSettings.Type.ENTRA, Anthropic::protocol),
                    Gemini.NAME, Spoken.byKey(Gemini::protocol),
                    Vertex.NAME, Spoken.by(AuthSettings.Type.GOOGLE, Vertex::protocol),
                    Bedrock.NAME, Spoken.by(AuthSettings.Type.AWS, Bedrock::protocol));

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Credentials credentials;

    @FunctionalInterface
    private interface Factory {
        Protocol protocol(ProviderSettings settings, InstantSource clock, RandomGenerator random);
    }

    /**
     * @param auth whose tokens or signatures prove who calls, where that is not a key
     */
    private record Spoken(Factory factory, Optional<AuthSettings.Type> auth) {
        static Spoken byKey(Factory factory) {
            return new Spoken(factory, Optional.empty());
        }

        static Spoken by(AuthSettings.Type auth, Factory factory) {
            return new Spoken(factory, Optional.of(auth));
        }
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
        return SPOKEN.keySet();
    }

    @Override
    public Set<Capability> capabilities(ProviderSettings settings) {
        return of(settings).capabilities();
    }

    @Override
    public void checkCredential(ProviderSettings settings) {
        settings.auth().ifPresent(auth -> checkType(auth.type(), settings.protocol()));
        credentials.check(settings);
    }

    /** Tokens of one cloud are nothing to show to another. */
    private static void checkType(AuthSettings.Type type, String protocol) {
        AuthSettings.Type right =
                spoken(protocol)
                        .auth()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "auth must be left out: protocol "
                                                + protocol
                                                + " takes a key"));
        if (type != right) {
            throw new IllegalArgumentException(
                    "auth.type must be %s with protocol %s, is %s"
                            .formatted(word(right), protocol, word(type)));
        }
    }

    private static String word(AuthSettings.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkAddress(ProviderSettings settings) {
        AddedPath.check(settings, of(settings));
    }

    /** What proves to the provider who calls. */
    Credential credential(ProviderSettings settings) {
        return credentials.of(settings, of(settings));
    }

    /** An unknown protocol or a wrong option is an {@link IllegalArgumentException}. */
    public Protocol of(ProviderSettings settings) {
        return spoken(settings.protocol()).factory().protocol(settings, clock, random);
    }

    private static Spoken spoken(String protocol) {
        Spoken spoken = SPOKEN.get(protocol);
        if (spoken == null) {
            throw new IllegalArgumentException(
                    "protocol: must be one of " + SPOKEN.keySet() + ", is " + protocol);
        }
        return spoken;
    }
}
