package io.serai.config;

import java.time.Duration;

/**
 * How missing topics are created. Existing ones are left as they are, and looked at every so often.
 */
public record TopicSettings(
        int requestPartitions,
        int replyPartitions,
        int parkedPartitions,
        int replication,
        int minInsyncReplicas,
        Duration verifyEvery) {
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
