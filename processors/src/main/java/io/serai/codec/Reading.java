package io.serai.codec;

/** What a record of an internal topic turned out to be. */
public sealed interface Reading<T> {
    /** Ours, in a format we know. */
    record Known<T>(T value) implements Reading<T> {}

    /** Written by a newer colleague: leave it for later, never give it up. */
    record Newer<T>(String version) implements Reading<T> {}

    /** Not ours, or damaged; {@code problem} names the header and the rule. */
    record Garbage<T>(String problem) implements Reading<T> {}
}
