package io.serai.operator;

/** Whether Kafka itself may lose what one machine loses. */
public enum Durability {
    /** To try and to test: one broker, nothing is warned of. */
    SINGLE_NODE,
    /** What the promises are made for: replication 3, two in sync, no unclean election. */
    REPLICATED
}
