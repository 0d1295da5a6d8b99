package io.serai.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Texts to be embedded, in the shape of OpenAI's Embeddings. {@code dimensions} is the length that
 * the vectors shall have, where it is not the model's own; {@code format} how the reply writes
 * them.
 */
public record EmbeddingInput(
        String model,
        List<String> texts,
        OptionalInt dimensions,
        VectorFormat format,
        Map<String, Json> extras)
        implements Input {
    public EmbeddingInput {
        if (texts.isEmpty() || texts.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("input must not be empty, nor a text of it");
        }
        texts = List.copyOf(texts);
        extras = Map.copyOf(extras);
    }

    @Override
    public Kind kind() {
        return Kind.EMBEDDINGS;
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        if (texts.size() > 1) {
            needs.add(Capability.SEVERAL_INPUTS);
        }
        if (dimensions.isPresent()) {
            needs.add(Capability.DIMENSIONS);
        }
        return needs;
    }

    /** A vector has no tokens. */
    @Override
    public OptionalInt maxTokens() {
        return OptionalInt.of(0);
    }

    @Override
    public String toString() {
        return "EmbeddingInput[" + model + ", " + texts.size() + " texts]";
    }
}
