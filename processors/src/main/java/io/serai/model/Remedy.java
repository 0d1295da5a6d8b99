package io.serai.model;

/** What a fault says should happen to the request. */
public enum Remedy {
    /** Ask the same provider again, after the fault's wait. */
    RETRY_HERE,
    /** Ask the next provider of the chain. */
    FAILOVER,
    /**
     * Ask a provider of the chain that is able where this one was not (longer context, other
     * policy).
     */
    ABLER_PROVIDER,
    /** No provider will answer this request: fail it, with a dead letter. */
    GIVE_UP
}
