package io.serai.provider;

import io.serai.model.EmbeddingInput;
import io.serai.model.Input;
import io.serai.model.Prompt;

/** A protocol bound to a chat model. */
public interface ChatProtocol extends Protocol {
    /** The call for a prompt. */
    WireCall encode(Prompt prompt);

    /** Routing keeps the kinds apart: another one here is a bug. */
    @Override
    default WireCall encode(Input input) {
        return switch (input) {
            case Prompt prompt -> encode(prompt);
            case EmbeddingInput texts ->
                    throw new IllegalArgumentException("a chat model was given " + texts);
        };
    }
}
