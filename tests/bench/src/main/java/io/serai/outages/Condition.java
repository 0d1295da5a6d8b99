package io.serai.outages;

/** How a provider is at some time. */
sealed interface Condition {
    /** It answers. */
    record Well() implements Condition {}

    /** It answers slowly, and a share of the calls not at all. */
    record Degraded(double failing) implements Condition {}

    /** It answers nothing. */
    record Out(Symptom symptom) implements Condition {}

    /** How an outage looks to those who call. */
    enum Symptom {
        /** Connections are refused. */
        REFUSES,
        /** "No capacity", on probes as well. */
        OVERLOADED,
        /** Calls are taken and never answered, probes as well. */
        HANGS,
        /** Server errors on prompts, while probes are answered. */
        ERRORS
    }
}
