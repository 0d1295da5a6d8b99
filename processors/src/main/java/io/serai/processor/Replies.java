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
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** Writes outcomes to the request's reply topic. */
public final class Replies {
    /** Variable: the outcome that is being written. */
    public static final String OUTCOME = "outcome";

    private final ReplyCodec codec;
    private final Teams teams;
    private final TopicLookup topics;

    public Replies(ReplyCodec codec, Teams teams, TopicLookup topics) {
        this.codec = codec;
        this.teams = teams;
        this.topics = topics;
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
     * The reply topic does not take the reply: the request fails, with what it cost, and its dead
     * letter lies beside. A topic that is gone is replaced by the team's.
     */
    public Outcome undeliverable(
            @Variable(OUTCOME) Outcome outcome,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception refusal) {
        ReplyTo replyTo = outcome.envelope().replyTo();
        boolean stands = topics.partitions(replyTo.topic()).isPresent();
        ErrorCode code = stands ? ErrorCode.REPLY_TOO_LARGE : ErrorCode.REPLY_UNDELIVERABLE;
        Envelope envelope =
                stands ? outcome.envelope() : outcome.envelope().replyTo(elsewhere(outcome));
        return new Outcome.Failed(
                envelope,
                outcome.journey(),
                Failure.givenUp(code, String.valueOf(refusal.getMessage()), false),
                usage(outcome));
    }

    private ReplyTo elsewhere(Outcome outcome) {
        return teams.defaultReplyTo(outcome.envelope().team())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no reply topic is left for team " + outcome.envelope().team()));
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
