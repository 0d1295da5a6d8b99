package io.serai.provider.anthropic;

import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The protocol {@code anthropic}. */
public final class Anthropic {
    public static final String NAME = "anthropic";

    private Anthropic() {}

    /**
     * The protocol bound to one provider; options it does not know or cannot read are an {@link
     * IllegalArgumentException} naming key and rule. {@code random} is shared by threads.
     */
    public static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        return new AnthropicProtocol(settings, clock, random);
    }
}
