package io.serai.standins.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What {@code serai demo --report} writes; every count is of requests unless it says otherwise. */
record Report(
        int requests,
        int repliesCompleted,
        int repliesDegraded,
        int repliesFailed,
        int duplicates,
        int lost,
        int parked,
        int drained,
        int callsWhileOpen,
        int repeatedCalls,
        long failoverMsP50,
        long failoverMsP99,
        long firstAnswerAfterRecoveryMs,
        long drainMs,
        double throughputPerSecond) {

    /** Exactly one terminal reply each, no call where none was allowed, none made twice. */
    @JsonIgnore
    boolean holds() {
        return duplicates == 0
                && lost == 0
                && callsWhileOpen == 0
                && repeatedCalls == 0
                && repliesCompleted + repliesDegraded + repliesFailed == requests;
    }
}
