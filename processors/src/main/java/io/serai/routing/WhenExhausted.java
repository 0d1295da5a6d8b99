package io.serai.routing;

/** What becomes of a request that no provider of its chain can take now. */
public sealed interface WhenExhausted {
    /** It waits in the chain's parked topic. */
    record Park() implements WhenExhausted {}

    /** It gets the degraded answer. */
    record Degrade(Fallback fallback) implements WhenExhausted {}

    /** It fails at once, without a dead letter. */
    record Reject() implements WhenExhausted {}
}
