package io.serai.processor;

import io.serai.codec.EncodedRecord;
import io.serai.codec.ReplyCodec;
import io.serai.model.Completion;
import io.serai.model.Envelope;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Outcome;
import io.serai.model.Outgoing;
import io.serai.model.Output;
import io.serai.model.ReplyTo;
import io.serai.model.Usage;
import java.util.Optional;
import org.apache.camel.Variable;

/** Writes outcomes to the request's reply topic. */
public final class Replies {
    /** Variable: the outcome that is being written. */
    public static final String OUTCOME = "outcome";

    private final ReplyCodec codec;
    private final Teams teams;

    public Replies(ReplyCodec codec, Teams teams) {
        this.codec = codec;
        this.teams = teams;
    }

    public Outgoing write(Outcome outcome) {
        EncodedRecord record = codec.encode(outcome);
        ReplyTo replyTo = outcome.envelope().replyTo();
        return new Outgoing(
                replyTo.topic(),
                replyTo.partition(),
                record.key(),
                record.value(),
                record.headers());
    }

    /** A notice is not a reply: nothing replaces it. */
    public boolean endsRequest(@Variable(OUTCOME) Outcome outcome) {
        return !(outcome instanceof Outcome.Parked);
    }

    /** A request that had failed already has its dead letter. */
    public boolean lacksDeadLetter(@Variable(OUTCOME) Outcome outcome) {
        return !(outcome instanceof Outcome.Failed failed && failed.failure().deadLetter());
    }

    /**
     * The reply has more bytes than its topic takes: the request fails, with what it cost, and its
     * dead letter lies beside.
     */
    public Outcome.Failed tooLarge(Outcome outcome, String why) {
        return failed(outcome, outcome.envelope(), ErrorCode.REPLY_TOO_LARGE, why);
    }

    /** The reply topic, or its partition, is none, or not Serai's to write to: the team's is. */
    public Outcome.Failed undeliverable(Outcome outcome, String why) {
        Envelope envelope = outcome.envelope();
        ReplyTo own =
                teams.defaultReplyTo(envelope.team())
                        .orElseGet(() -> ReplyTo.topic(envelope.replyTo().topic()));
        return failed(outcome, envelope.replyTo(own), ErrorCode.REPLY_UNDELIVERABLE, why);
    }

    private static Outcome.Failed failed(
            Outcome outcome, Envelope envelope, ErrorCode code, String why) {
        return new Outcome.Failed(
                envelope, outcome.journey(), Failure.givenUp(code, why, false), usage(outcome));
    }

    private static Optional<Usage> usage(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed(_, _, Output output) -> output.usage();
            case Outcome.Degraded(_, _, Completion completion) -> completion.usage();
            case Outcome.Failed failed -> failed.usage();
            case Outcome.Parked _ -> Optional.empty();
        };
    }
}
