package io.serai.routing;

/** What becomes of a request whose deadline came before an answer. */
public sealed interface WhenExpired {
    /** It gets the degraded answer. */
    record Degrade(Fallback fallback) implements WhenExpired {}

    /** It fails, with a dead letter. */
    record Fail() implements WhenExpired {}
}
