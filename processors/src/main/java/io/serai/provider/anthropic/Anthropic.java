package io.serai.provider.anthropic;

import io.serai.provider.Access;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The protocol {@code anthropic}. */
public final class Anthropic {
    public static final String NAME = "anthropic";

    private static final Access DIRECT = Access.direct(NAME, "x-api-key", "");

    private Anthropic() {}

    /**
     * The protocol bound to one provider; options it does not know or cannot read are an {@link
     * IllegalArgumentException} naming key and rule. {@code random} is shared by threads.
     */
    public static Protocol protocol(
            ProviderSettings settings, InstantSource clock, RandomGenerator random) {
        settings.requireChat();
        return new AnthropicProtocol(DIRECT, MessagesForm.DIRECT, settings, clock, random);
    }

    /**
     * The same through a cloud that has the model in its path and the API's version in the body.
     *
     * @param first the cloud's word for the first version, the one that takes sampling parameters
     */
    public static Protocol through(
            Access access,
            String first,
            ProviderSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        settings.requireChat();
        return new AnthropicProtocol(
                access, new MessagesForm.Cloud(first), settings, clock, random);
    }
}
