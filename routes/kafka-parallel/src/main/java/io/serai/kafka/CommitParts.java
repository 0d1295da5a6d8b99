package io.serai.kafka;

import java.time.Duration;

/** What the group commit works with. */
record CommitParts(
        CommitQueue queue,
        Holdings holdings,
        Planner plans,
        Unavailable unavailable,
        Suspects suspects,
        Reconciliation reconciliation,
        Rival rival,
        Duration transactionTimeout) {}
