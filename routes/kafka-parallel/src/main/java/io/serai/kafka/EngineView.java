package io.serai.kafka;

/** What metrics and health read. */
record EngineView(
        Holdings holdings,
        Slots slots,
        DeferralQueue deferred,
        LostRanges lost,
        CommitWatch watch,
        PollLoop poll,
        Deliveries deliveries) {}
