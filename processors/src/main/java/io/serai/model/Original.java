package io.serai.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request record as its producer wrote it: what is parked, dead-lettered and replayed is this,
 * byte for byte. Headers are the producer's; Serai's own state is kept apart from them.
 */
public record Original(
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RecordHeader> headers,
        Instant timestamp) {
    public Original {
        headers = List.copyOf(headers);
    }

    /**
     * The same as the constructor, for callers in other modules: javac leaves the type annotations
     * of a compact constructor's parameters out of the class file.
     */
    public static Original of(
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<RecordHeader> headers,
            Instant timestamp) {
        return new Original(key, value, headers, timestamp);
    }

    /** The last header of this name, as Kafka reads repeated headers. */
    public Optional<RecordHeader> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .reduce((earlier, later) -> later);
    }

    @Override
    public String toString() {
        return "Original[" + (value == null ? 0 : value.length) + " bytes]";
    }
}
