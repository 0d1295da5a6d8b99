package io.serai.processor;

import io.serai.codec.DeadLetterCodec;
import io.serai.codec.EncodedRecord;
import io.serai.model.Outcome;
import io.serai.model.Outgoing;
import java.util.OptionalInt;

/** Writes what was given up to the dead-letter topic. */
public final class DeadLetters {
    /** The dead-letter topic. */
    public static final String TOPIC = "ai.dead-letters";

    private final DeadLetterCodec codec;

    public DeadLetters(DeadLetterCodec codec) {
        this.codec = codec;
    }

    public Outgoing write(Outcome.Failed failed) {
        EncodedRecord record = codec.encode(failed);
        return new Outgoing(
                TOPIC, OptionalInt.empty(), record.key(), record.value(), record.headers());
    }
}
