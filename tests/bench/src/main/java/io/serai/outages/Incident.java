package io.serai.outages;

/** A time in which one provider is not well. */
record Incident(Rank rank, Span span, Condition condition) {
    boolean isOutage() {
        return condition instanceof Condition.Out;
    }
}
