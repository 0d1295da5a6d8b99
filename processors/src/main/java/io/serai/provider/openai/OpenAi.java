package io.serai.provider.openai;

import io.serai.provider.Access;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The protocol {@code openai}. */
public final class OpenAi {
    public static final String NAME = "openai";

    private static final Access DIRECT = Access.direct(NAME, "Authorization", "Bearer ");

    private OpenAi() {}

    /**
     * The protocol bound to one provider; options it does not know or cannot read are an {@link
     * IllegalArgumentException} naming key and rule. {@code random} is shared by threads.
     */
    public static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        return through(DIRECT, settings, clock, random);
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
