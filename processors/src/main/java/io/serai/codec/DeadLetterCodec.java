package io.serai.codec;

import io.serai.model.Attempt;
import io.serai.model.Failure;
import io.serai.model.Fault;
import io.serai.model.Original;
import io.serai.model.Outcome;
import io.serai.model.RecordHeader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A failed request to the dead letter written beside its reply, and back for operators. */
public final class DeadLetterCodec {
    private final StateCodec states = new StateCodec();
    private final InstantSource clock;

    public DeadLetterCodec(InstantSource clock) {
        this.clock = clock;
    }

    /** Key, value and producer headers byte for byte, state, and why it was given up. */
    public EncodedRecord encode(Outcome.Failed failed) {
        Failure failure = failed.failure();
        List<RecordHeader> headers = new ArrayList<>();
        headers.add(RecordHeader.of(StateHeaders.REASON, failure.code().word()));
        headers.add(RecordHeader.of(StateHeaders.MESSAGE, failure.message()));
        headers.add(RecordHeader.of(StateHeaders.RETRYABLE, Boolean.toString(failure.retryable())));
        failed.journey()
                .lastAttempt()
                .flatMap(Attempt::fault)
                .map(Fault::word)
                .ifPresent(fault -> headers.add(RecordHeader.of(StateHeaders.FAULT, fault)));
        headers.add(StateCodec.instant(StateHeaders.DEAD_LETTERED_AT, clock.instant()));
        State state = new State(failed.envelope(), failed.journey(), Optional.empty());
        return states.encode(state, headers);
    }

    /** A record of the dead-letter topic; never throws. */
    public Reading<DeadLetter> decode(Original asRead) {
        return states.decode(asRead, DeadLetterCodec::deadLetter);
    }

    private static DeadLetter deadLetter(StateReader reader) {
        return new DeadLetter(
                reader.state(),
                reader.text(StateHeaders.REASON),
                reader.text(StateHeaders.MESSAGE),
                reader.required(StateHeaders.RETRYABLE, Boolean::valueOf),
                reader.optional(StateHeaders.FAULT, text -> text),
                reader.optional(StateHeaders.FIRST_FAILURE, Instant::parse),
                reader.optional(StateHeaders.LAST_FAILURE, Instant::parse),
                reader.instant(StateHeaders.DEAD_LETTERED_AT));
    }
}
