package io.serai.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Bytes of records, with their headers. */
final class Sizes {
    /**
     * A batch of one record: 61 bytes of batch header and at most 36 around key and value (Kafka's
     * record format v2).
     */
    private static final int FRAME = 61 + 36;

    private static final int HEADER_FRAME = 10;

    private Sizes() {}

    static long of(ConsumerRecord<byte[], byte[]> consumed) {
        return sum(consumed.key(), consumed.value(), consumed.headers());
    }

    static long of(ProducerRecord<byte[], byte[]> produced) {
        return sum(produced.key(), produced.value(), produced.headers());
    }

    private static long sum(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        long size = FRAME + length(key) + length(value);
        for (Header header : headers) {
            size +=
                    HEADER_FRAME
                            + header.key().getBytes(StandardCharsets.UTF_8).length
                            + length(header.value());
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
