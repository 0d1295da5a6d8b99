package io.serai.kafka;

/** What the group commit works with. */
record CommitParts(
        CommitQueue queue,
        Holdings holdings,
        Planner plans,
        Unavailable unavailable,
        Suspects suspects,
        Reconciliation reconciliation,
        Rival rival) {}
