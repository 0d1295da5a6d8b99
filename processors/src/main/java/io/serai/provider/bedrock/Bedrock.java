package io.serai.provider.bedrock;

import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The protocol {@code bedrock}. */
public final class Bedrock {
    public static final String NAME = "bedrock";

    private Bedrock() {}

    /**
     * Bound to one model, inference profile or ARN; options it does not know or cannot read are an
     * {@link IllegalArgumentException} naming key and rule. {@code random} is shared by threads.
     */
    public static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        BedrockHost.check(settings);
        return switch (settings.kind()) {
            case CHAT -> new BedrockProtocol(settings, clock, random);
            case EMBEDDINGS -> BedrockEmbeddings.protocol(settings, clock, random);
        };
    }
}
