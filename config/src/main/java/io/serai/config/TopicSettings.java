package io.serai.config;

/** How missing topics are created; existing ones are left as they are. */
public record TopicSettings(
        int requestPartitions,
        int replyPartitions,
        int parkedPartitions,
        int replication,
        int minInsyncReplicas) {
    public TopicSettings {
        Require.positive("request-partitions", requestPartitions);
        Require.positive("reply-partitions", replyPartitions);
        Require.positive("parked-partitions", parkedPartitions);
        Require.between("replication", replication, 1, Short.MAX_VALUE);
        Require.positive("min-insync-replicas", minInsyncReplicas);
        Require.holds(
                "min-insync-replicas",
                "must not exceed replication",
                minInsyncReplicas <= replication,
                minInsyncReplicas);
    }
}
