package io.serai.operator;

/** What is wrong with a topic that exists, or with one that does not. */
public sealed interface Finding {
    String sentence();

    /** Requests would be lost in silence: Serai does not start before the repair. */
    record Refuses(String sentence, String repair) implements Finding {}

    /** Serai runs, with a weaker promise. */
    record Warns(String sentence) implements Finding {}
}
