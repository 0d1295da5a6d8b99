package io.serai.provider;

import io.serai.model.Fault;
import io.serai.model.Output;

/** What an attempt came to. */
public sealed interface Answer {
    /** The model answered. */
    record Completed(Output output) implements Answer {}

    /** It did not, and this is why. */
    record Faulted(Fault fault) implements Answer {}
}
