package io.serai.provider;

import io.serai.model.Capability;
import io.serai.model.Prompt;
import java.util.Map;
import java.util.Set;

/**
 * One wire protocol, bound to one model: maps a prompt to an HTTP call and what came back to an
 * {@link Answer}. Pure; it opens no connection and holds no credential.
 */
public interface Protocol {
    /** The protocol's name in the configuration, such as {@code anthropic}. */
    String name();

    /** What the protocol can express at all; a provider's configuration may only narrow it. */
    Set<Capability> capabilities();

    /** Path of every prompt call, below the provider's base URL. */
    String path();

    /**
     * The call for a prompt; what cannot be said in this protocol is named in {@link
     * WireCall#dropped()}.
     */
    WireCall encode(Prompt prompt);

    /**
     * What came back: a completion, or a fault with its remedy. Never throws, whatever the bytes.
     */
    Answer decode(WireAnswer answer);

    /** A call that costs no tokens and tells whether the provider can be reached and asked. */
    Probe probe();

    /** Whether the model runs in one region or geography only, which clouds may charge more for. */
    default boolean regional() {
        return false;
    }

    /** The headers that carry the credential. */
    Map<String, String> credential(Secret secret);
}
