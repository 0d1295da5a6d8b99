package io.serai.provider.gemini;

import io.serai.provider.Access;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The protocol {@code gemini}. */
public final class Gemini {
    public static final String NAME = "gemini";

    private static final Access DIRECT = Access.direct(NAME, "x-goog-api-key", "");

    private Gemini() {}

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
            case CHAT -> new GeminiProtocol(access, settings, clock, random);
            case EMBEDDINGS -> GeminiEmbeddings.protocol(access, settings, clock, random);
        };
    }
}
