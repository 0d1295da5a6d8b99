package io.serai.provider.openai;

import io.serai.provider.Access;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The protocol {@code openai}. */
public final class OpenAi {
    public static final String NAME = "openai";

    /** Its hosts of one region cost more (OpenAI's page on data residency). */
    private static final Pattern ONE_REGION = Pattern.compile("[a-z]+\\.api\\.openai\\.com");

    private OpenAi() {}

    /**
     * The protocol bound to one provider; options it does not know or cannot read are an {@link
     * IllegalArgumentException} naming key and rule. {@code random} is shared by threads.
     */
    public static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        return through(direct(NAME, settings), settings, clock, random);
    }

    /** Straight to OpenAI, or to a server that speaks as it does. */
    public static Access direct(String protocol, ProviderSettings settings) {
        String host = Objects.requireNonNullElse(settings.baseUrl().getHost(), "");
        return Access.direct(protocol, "Authorization", "Bearer ")
                .inOneRegion(ONE_REGION.matcher(host).matches());
    }

    /** The same by another way. */
    public static Protocol through(
            Access access, ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        return switch (settings.kind()) {
            case CHAT -> new OpenAiProtocol(access, settings, clock, random);
            case EMBEDDINGS -> OpenAiEmbeddings.protocol(access, settings, clock, random);
        };
    }
}
