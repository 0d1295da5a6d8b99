package io.serai.standins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A small gzip stream that unpacks to JSON with very much white space in it. */
final class GzipBody {

    private static final byte[] START = "{\"id\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "1}".getBytes(StandardCharsets.UTF_8);
    private static final int PIECE = 64 * 1024;

    /** Packing takes a second for some hundred megabytes, so once per size. */
    private static final Map<Integer, ByteBuffer> PACKED = new ConcurrentHashMap<>();

    private GzipBody() {}

    static Reply head() {
        return new Reply(
                200, Map.of("content-type", "application/json", "content-encoding", "gzip"), "");
    }

    static Iterator<ByteBuffer> of(int bytes) {
        return Stream.of(PACKED.computeIfAbsent(bytes, GzipBody::pack).duplicate()).iterator();
    }

    private static ByteBuffer pack(int bytes) {
        byte[] blanks = new byte[PIECE];
        Arrays.fill(blanks, (byte) ' ');
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(START);
            for (int left = bytes - START.length - END.length; left > 0; left -= PIECE) {
                gzip.write(blanks, 0, Math.min(left, PIECE));
            }
            gzip.write(END);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteBuffer.wrap(packed.toByteArray());
    }
}
