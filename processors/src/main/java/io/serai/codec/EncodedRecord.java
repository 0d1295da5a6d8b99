package io.serai.codec;

import io.serai.model.RecordHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record ready for Kafka. */
public record EncodedRecord(
        byte @Nullable [] key, byte @Nullable [] value, List<RecordHeader> headers) {
    public EncodedRecord {
        headers = List.copyOf(headers);
    }

    @Override
    public String toString() {
        return "EncodedRecord[" + (value == null ? 0 : value.length) + " bytes]";
    }
}
