package io.serai.kafka;

/** What producing to a topic depends on. */
public record TopicFacts(int partitions, int maxMessageBytes) {}
