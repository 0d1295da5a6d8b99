package io.serai.kafka;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.kafka.common.Uuid;

/**
 * Writes the {@link Progress} of a partition into the metadata of its committed offset: {@code
 * kp2.KIND.CLAIMED.BITS.TOPIC}, where KIND is {@code n}othing beyond the mark, a {@code b}itmap or
 * a {@code d}eflated bitmap (whichever is shorter), CLAIMED counts from the mark in base 36, BITS
 * are base64, and TOPIC is the topic's id. Version {@code kp1} had no TOPIC; it is read still.
 */
final class ProgressCodec {

    /**
     * Offsets a partition may have open, so that any pattern fits into the broker's default of 4096
     * characters.
     */
    static final int WINDOW = 24_000;

    private static final String WITHOUT_TOPIC = "kp1";
    private static final String VERSION = "kp2";

    /** What is written beside the bits, at most: 22 of it are the topic's id. */
    private static final long FRAME = 55;

    private static final int LARGEST = 1 << 20;

    private ProgressCodec() {}

    /** The widest window whose every pattern fits into so many characters. */
    static int windowFor(int characters) {
        return Math.clamp((characters - FRAME) / 4 * 3 * 8, 1, WINDOW);
    }

    static String encode(Progress progress) {
        String claimed = Long.toString(progress.claimed() - progress.mark(), 36);
        if (progress.done().isEmpty()) {
            return VERSION + ".n." + claimed + ".." + progress.topic();
        }
        byte[] bitmap = progress.done().toByteArray();
        byte[] deflated = deflate(bitmap);
        boolean plain = bitmap.length <= deflated.length;
        return VERSION
                + (plain ? ".b." : ".d.")
                + claimed
                + "."
                + base64(plain ? bitmap : deflated)
                + "."
                + progress.topic();
    }

    /**
     * Reads what {@link #encode} wrote beside the offset; no metadata at all is a commit of a plain
     * consumer.
     */
    static Progress decode(long offset, String metadata) {
        if (metadata.isEmpty()) {
            return Progress.from(offset);
        }
        List<String> parts = List.of(metadata.split("\\.", -1));
        if (parts.size() != fieldsOf(parts.getFirst())) {
            throw new UnknownProgressException(offset, metadata);
        }
        try {
            Uuid topic = parts.size() == 4 ? Uuid.ZERO_UUID : Uuid.fromString(parts.get(4));
            long claimed = offset + Long.parseLong(parts.get(2), 36);
            return new Progress(topic, offset, claimed, bits(parts.get(1), parts.get(3)));
        } catch (IllegalArgumentException | DataFormatException e) {
            throw new UnknownProgressException(offset, metadata, e);
        }
    }

    private static int fieldsOf(String version) {
        return switch (version) {
            case VERSION -> 5;
            case WITHOUT_TOPIC -> 4;
            default -> 0;
        };
    }

    private static BitSet bits(String kind, String text) throws DataFormatException {
        byte[] bytes = Base64.getDecoder().decode(text);
        return switch (kind) {
            case "n" -> new BitSet();
            case "b" -> BitSet.valueOf(bytes);
            case "d" -> BitSet.valueOf(inflate(bytes));
            default -> throw new IllegalArgumentException("kind " + kind);
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + 64];
            int length = deflater.deflate(out);
            return java.util.Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] bytes) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished() && out.size() < LARGEST) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new DataFormatException("cut short");
                }
                out.write(buffer, 0, length);
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
