package io.serai.model;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What a model is given. */
public sealed interface Input permits Prompt, EmbeddingInput {
    Kind kind();

    /** As the producer names it; the chain decides which model answers. */
    String model();

    /** What a provider of this kind must be able to do to be given it. */
    Set<Capability> needs();

    /** Tokens that its output may have at most, where that is known. */
    OptionalInt maxTokens();

    /** Request fields Serai does not interpret, by name. */
    Map<String, Json> extras();
}
