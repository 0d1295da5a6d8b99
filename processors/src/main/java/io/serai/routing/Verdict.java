package io.serai.routing;

import io.serai.model.Failure;
import io.serai.model.Output;

/** How a pass along the chain ends. */
public sealed interface Verdict {
    /** With an answer of a provider. */
    record Deliver(Output output) implements Verdict {}

    /** With the chain's own answer. */
    record FallBack(Fallback fallback) implements Verdict {}

    /** Without an answer, for good. */
    record Fail(Failure failure) implements Verdict {}

    /**
     * Without an answer, for now. {@code poisoned} when the pass speaks against the request itself.
     */
    record Park(boolean poisoned) implements Verdict {}
}
