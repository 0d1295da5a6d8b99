package io.serai.processor;

import io.serai.codec.DeadLetterCodec;
import io.serai.codec.EncodedRecord;
import io.serai.model.Outcome;
import io.serai.model.Outgoing;
import java.util.OptionalInt;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what was given up to the dead-letter topic. */
public final class DeadLetters {
    /** The dead-letter topic. */
    public static final String TOPIC = "ai.dead-letters";

    /** Variable: the failed request whose dead letter is being written. */
    public static final String OUTCOME = "failed";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final DeadLetterCodec codec;

    public DeadLetters(DeadLetterCodec codec) {
        this.codec = codec;
    }

    public Outgoing write(Outcome.Failed failed) {
        EncodedRecord record = codec.encode(failed);
        return new Outgoing(
                TOPIC, OptionalInt.empty(), record.key(), record.value(), record.headers());
    }

    /** The dead-letter topic does not take it: the reply says so, and an operator reads it here. */
    public Outcome.Failed without(
            @Variable(OUTCOME) Outcome.Failed failed,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception refusal) {
        LOG.atError()
                .addKeyValue("source", failed.envelope().source())
                .log(
                        "A dead letter cannot be written, its request is only answered: {}",
                        refusal.getMessage());
        return failed.withoutDeadLetter(String.valueOf(refusal.getMessage()));
    }
}
