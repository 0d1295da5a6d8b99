package io.serai.provider;

import io.serai.model.Capability;
import io.serai.model.Input;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One wire protocol, bound to one model: maps what is asked to an HTTP call and what came back to
 * an {@link Answer}. Pure; it opens no connection and holds no credential.
 */
public interface Protocol {
    /** The protocol's name in the configuration, such as {@code anthropic}. */
    String name();

    /** What the protocol can express at all; a provider's configuration may only narrow it. */
    Set<Capability> capabilities();

    /** Path of every such call, below the provider's base URL. */
    String path();

    /**
     * The call for what is asked of its kind of model; what cannot be said in this protocol is
     * named in {@link WireCall#dropped()}.
     */
    WireCall encode(Input input);

    /** What came back: the output, or a fault with its remedy. Never throws, whatever the bytes. */
    Answer decode(WireAnswer answer);

    /** The same where only what was asked tells whether all of it was answered. */
    default Answer decode(Input asked, WireAnswer answer) {
        return decode(answer);
    }

    /** A call that costs no tokens and tells whether the provider can be reached and asked. */
    Probe probe();

    /** Whether the model runs in one region or geography only, which may cost more. */
    default boolean regional() {
        return false;
    }

    /** The model's own tokenizer, where that is public. */
    default Optional<Tokenizer> tokenizer() {
        return Optional.empty();
    }

    /** The headers that carry the credential. */
    Map<String, String> credential(Secret secret);
}
