package io.serai.config;

/** What the cluster is trusted with. */
public enum Durability {
    /** Three brokers or more: topics are created with replication, weaker ones are warned of. */
    REPLICATED,
    /** One broker: for trying and testing. */
    SINGLE_NODE
}
