package io.serai.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A committed offset carries metadata that this version cannot read: going on would repeat or lose
 * work.
 */
final class UnknownProgressException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String sentence;

    UnknownProgressException(long offset, String metadata) {
        this(offset, metadata, null);
    }

    UnknownProgressException(long offset, String metadata, @Nullable Exception cause) {
        super(sentence(offset, metadata), cause);
        this.sentence = sentence(offset, metadata);
    }

    String sentence() {
        return sentence;
    }

    private static String sentence(long offset, String metadata) {
        String start = metadata.substring(0, Math.min(16, metadata.length()));
        return "The offset "
                + offset
                + " was committed with metadata that starts with '"
                + start
                + "', which this version of kafka-parallel does not know: use the version that wrote it, another group"
                + " id, or reset the group's offsets.";
    }
}
