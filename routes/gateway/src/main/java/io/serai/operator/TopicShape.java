package io.serai.operator;

/** How missing topics are created. */
public record TopicShape(
        int requestPartitions,
        int replyPartitions,
        int parkedPartitions,
        int replication,
        int minInsyncReplicas) {}
