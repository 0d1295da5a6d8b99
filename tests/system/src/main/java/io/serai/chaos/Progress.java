package io.serai.chaos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What a group has committed of a partition: all below the mark, and beyond it the offsets in the
 * metadata. It is read here anew, as the component's README describes it, and not with its code.
 */
record Progress(long mark, BitSet beyond) {
    static Progress of(OffsetAndMetadata committed) {
        String[] parts = committed.metadata().split("\\.", -1);
        if (parts.length < 4) {
            return new Progress(committed.offset(), new BitSet());
        }
        byte[] bits = Base64.getDecoder().decode(parts[3]);
        return new Progress(
                committed.offset(),
                switch (parts[1]) {
                    case "b" -> BitSet.valueOf(bits);
                    case "d" -> BitSet.valueOf(inflate(bits));
                    default -> new BitSet();
                });
    }

    private static byte[] inflate(byte[] bytes) {
        try (var in =
                new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("metadata that cannot be read", e);
        }
    }

    boolean covers(long offset) {
        return offset < mark || beyond.get(Math.toIntExact(offset - mark));
    }
}
