package io.serai.processor;

import io.serai.codec.EncodedRecord;
import io.serai.codec.State;
import io.serai.codec.StateCodec;
import io.serai.model.ChainId;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Outcome;
import io.serai.model.Outgoing;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** Writes a request into its chain's parked topic. */
public final class Parking {
    /** Variable: the outcome that is being written. */
    public static final String OUTCOME = "parking";

    private final StateCodec states = new StateCodec();

    /** The parked topic of a chain. */
    public static String topic(ChainId chain) {
        return "ai.parked." + chain;
    }

    public Outgoing write(Outcome.Parked parked) {
        ChainId chain = parked.journey().chain().orElseThrow();
        EncodedRecord record =
                states.encode(
                        new State(
                                parked.envelope(),
                                parked.journey(),
                                Optional.of(parked.classification())));
        return new Outgoing(
                topic(chain), OptionalInt.empty(), record.key(), record.value(), record.headers());
    }

    /**
     * The parked topic does not take it: an operator must know, and the producer gets an answer.
     */
    public Outcome unparkable(
            @Variable(OUTCOME) Outcome.Parked parked,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception refusal) {
        return new Outcome.Failed(
                parked.envelope(),
                parked.journey(),
                Failure.givenUp(
                        ErrorCode.CHAIN_EXHAUSTED,
                        "no provider can take it now, and it cannot be parked: "
                                + refusal.getMessage(),
                        true));
    }
}
