package io.serai.model;

import java.util.OptionalInt;

/** Where the reply goes; a partition only when the producer asked for one. */
public record ReplyTo(String topic, OptionalInt partition) {
    public static ReplyTo topic(String topic) {
        return new ReplyTo(topic, OptionalInt.empty());
    }
}
