package io.serai.provider;

import io.serai.model.Completion;
import io.serai.model.Fault;

/** What an attempt came to. */
public sealed interface Answer {
    /** The model answered. */
    record Completed(Completion completion) implements Answer {}

    /** It did not, and this is why. */
    record Faulted(Fault fault) implements Answer {}
}
