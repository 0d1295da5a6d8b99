package io.serai.config;

/** Kafka's consumer group protocol: KIP-848's or the one before. */
public enum GroupProtocol {
    CONSUMER,
    CLASSIC
}
