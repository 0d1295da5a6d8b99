package io.serai.outages;

/**
 * What a client's requests came to; an answer after the deadline is {@code late}.
 *
 * @param failedWhileWell calls that failed though the calendar had their provider well: the
 *     machine's doing
 */
record Counts(
        int requests,
        int byDeadline,
        int late,
        int failed,
        int lost,
        int duplicates,
        int calls,
        int wastedCalls,
        int failedWhileWell) {
    /** Requests in times in which every provider is well: one call each, answered. */
    static Counts quiet(int requests) {
        return new Counts(requests, requests, 0, 0, 0, 0, requests, 0, 0);
    }

    Counts plus(Counts other) {
        return new Counts(
                requests + other.requests,
                byDeadline + other.byDeadline,
                late + other.late,
                failed + other.failed,
                lost + other.lost,
                duplicates + other.duplicates,
                calls + other.calls,
                wastedCalls + other.wastedCalls,
                failedWhileWell + other.failedWhileWell);
    }

    double shareByDeadline() {
        return requests == 0 ? 1 : (double) byDeadline / requests;
    }

    double shareWasted() {
        return calls == 0 ? 0 : (double) wastedCalls / calls;
    }
}
