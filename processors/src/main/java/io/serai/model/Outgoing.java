package io.serai.model;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A record to be written to Kafka in the transaction of the request it belongs to. */
public record Outgoing(
        String topic,
        OptionalInt partition,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RecordHeader> headers) {
    public Outgoing {
        headers = List.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Outgoing[" + topic + "]";
    }
}
