package io.serai.model;

import java.util.List;
import java.util.Optional;

/** What a model gave. */
public sealed interface Output permits Completion, Embeddings {
    /** The model that gave it. */
    String model();

    Optional<Usage> usage();

    /** The request fields that the provider could not be told. */
    List<String> dropped();

    /** The same with the fields its request lost on the way. */
    Output withDropped(List<String> fields);
}
