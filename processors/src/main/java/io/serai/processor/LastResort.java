package io.serai.processor;

import io.serai.codec.ResumeCodec;
import io.serai.codec.Resumed;
import io.serai.model.Arrival;
import io.serai.model.Envelope;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Journey;
import io.serai.model.Outcome;
import io.serai.model.Outgoing;
import io.serai.model.ReplyTo;
import io.serai.model.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles a record that could not be handled: by a bug, or because Kafka refused what it left
 * behind. Its reply goes to the team's own reply topic.
 */
public final class LastResort {
    /** Variable: what Kafka refused of what the record had left behind. */
    public static final String REFUSED = "refused";

    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private final Intake intake;
    private final ResumeCodec resumptions;
    private final Teams teams;
    private final Set<String> requestTopics;

    public LastResort(
            Intake intake, ResumeCodec resumptions, Teams teams, Set<String> requestTopics) {
        this.intake = intake;
        this.resumptions = resumptions;
        this.teams = teams;
        this.requestTopics = Set.copyOf(requestTopics);
    }

    public Outcome giveUp(
            @Body Arrival arrival,
            @Variable(REFUSED) List<Outgoing> refused,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) @Nullable Exception cause) {
        Optional<UndeliveredReply> reply = UndeliveredReply.among(refused);
        boolean letterRefused =
                refused.stream().anyMatch(record -> record.topic().equals(DeadLetters.TOPIC));
        Outcome.Failed failed =
                failed(
                        arrival,
                        letterRefused ? withoutLetter(arrival, cause) : failure(reply, cause));
        return reply.map(it -> it.carriedOver(failed)).orElse(failed);
    }

    /** Another dead letter would be refused as this one was. */
    private static Failure withoutLetter(Arrival arrival, @Nullable Exception cause) {
        String why = cause == null ? "refused" : String.valueOf(cause.getMessage());
        LOG.atError()
                .addKeyValue("source", arrival.source())
                .log("A dead letter cannot be written, its request is only answered: {}", why);
        return new Failure(
                ErrorCode.INTERNAL, "its dead letter could not be written: " + why, true, false);
    }

    private static Failure failure(Optional<UndeliveredReply> reply, @Nullable Exception cause) {
        if (reply.isPresent()) {
            return Failure.givenUp(
                    ErrorCode.REPLY_UNDELIVERABLE,
                    "its reply could not be delivered: "
                            + (cause == null ? "refused" : cause.getMessage()),
                    false);
        }
        return Failure.givenUp(
                ErrorCode.INTERNAL,
                "it could not be handled: "
                        + (cause == null ? "refused" : cause.getClass().getSimpleName()),
                true);
    }

    private Outcome.Failed failed(Arrival arrival, Failure failure) {
        if (requestTopics.contains(arrival.source().topic())) {
            return failed(intake.envelope(arrival), Journey.NONE, failure);
        }
        return switch (resumptions.decode(arrival.original(), arrival.possiblyRepeated())) {
            case Resumed.Ready(Request request, Journey journey) ->
                    failed(request.envelope(), journey, failure);
            case Resumed.Unfit(Envelope envelope, Journey journey, Failure _) ->
                    failed(envelope, journey, failure);
            case Resumed.Newer _, Resumed.Garbage _ ->
                    throw new IllegalStateException(
                            "cannot settle " + arrival.source() + ": its state cannot be read");
        };
    }

    private Outcome.Failed failed(Envelope envelope, Journey journey, Failure failure) {
        ReplyTo own = teams.defaultReplyTo(envelope.team()).orElse(envelope.replyTo());
        return new Outcome.Failed(envelope.replyTo(own), journey, failure);
    }
}
