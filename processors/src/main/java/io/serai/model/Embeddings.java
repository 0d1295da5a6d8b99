package io.serai.model;

import java.util.List;
import java.util.Optional;

/**
 * A provider's answer to texts, normalised to OpenAI's list of embeddings: one vector for each
 * text, in the order of the texts. {@code dropped} names the request fields that the provider could
 * not be told.
 */
public record Embeddings(
        String model,
        List<Embedding> vectors,
        VectorFormat format,
        Optional<Usage> usage,
        List<String> dropped)
        implements Output {
    /** Vectors of several lengths, or none at all, are an {@link IllegalArgumentException}. */
    public Embeddings {
        vectors = List.copyOf(vectors);
        dropped = List.copyOf(dropped);
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("no vectors");
        }
        if (vectors.stream().mapToInt(Embedding::dimensions).distinct().count() > 1) {
            throw new IllegalArgumentException("vectors of several lengths");
        }
    }

    /** As a provider gave them. */
    public Embeddings(String model, List<Embedding> vectors, Optional<Usage> usage) {
        this(model, vectors, VectorFormat.FLOAT, usage, List.of());
    }

    public int dimensions() {
        return vectors.getFirst().dimensions();
    }

    /** The same, to be written as its producer wants it. */
    public Embeddings in(VectorFormat wanted) {
        return new Embeddings(model, vectors, wanted, usage, dropped);
    }

    @Override
    public Embeddings withDropped(List<String> fields) {
        return new Embeddings(model, vectors, format, usage, fields);
    }

    @Override
    public String toString() {
        return "Embeddings[" + model + ", " + vectors.size() + " of " + dimensions() + "]";
    }
}
