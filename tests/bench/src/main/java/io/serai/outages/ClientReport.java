package io.serai.outages;

/**
 * What one client got, over the quiet rest and the replayed windows together, and in the windows
 * alone; waits are calendar time, of the answered requests in the windows.
 *
 * @param virtualShare the share answered by the deadline on the virtual clock, of the same requests
 * @param differencePoints between that and this replay, in percentage points
 */
record ClientReport(
        String name,
        long deadlineMs,
        int requests,
        int answeredByDeadline,
        int answeredLate,
        int failed,
        int lost,
        int duplicates,
        int calls,
        int wastedCalls,
        long waitP50Ms,
        long waitP99Ms,
        Counts inWindows,
        double share,
        double virtualShare,
        double differencePoints) {
    static ClientReport of(Client client, Account account, int quiet, double virtualShare) {
        Counts windows = account.counts();
        Counts all = windows.plus(Counts.quiet(quiet));
        return new ClientReport(
                client.title(),
                client.deadline().toMillis(),
                all.requests(),
                all.byDeadline(),
                all.late(),
                all.failed(),
                all.lost(),
                all.duplicates(),
                all.calls(),
                all.wastedCalls(),
                account.waitAt(50).toMillis(),
                account.waitAt(99).toMillis(),
                windows,
                all.shareByDeadline(),
                virtualShare,
                Math.abs(all.shareByDeadline() - virtualShare) * 100);
    }
}
