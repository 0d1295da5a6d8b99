package io.serai.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One header of a Kafka record, its bytes as the producer wrote them ({@code null} is a legal
 * value).
 */
public record RecordHeader(String name, byte @Nullable [] value) {
    /** A header with UTF-8 text, the only form Serai itself writes. */
    public static RecordHeader of(String name, String text) {
        return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
