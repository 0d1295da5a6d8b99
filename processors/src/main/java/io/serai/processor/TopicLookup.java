package io.serai.processor;

import java.util.OptionalInt;

/** Knows which topics there are. */
@FunctionalInterface
public interface TopicLookup {
    /** How many partitions the topic has; empty when there is none that Serai may see. */
    OptionalInt partitions(String topic);
}
