package io.serai.processor;

import io.serai.codec.Claims;
import io.serai.codec.Decoded;
import io.serai.codec.Draft;
import io.serai.codec.RequestCodec;
import io.serai.codec.StateCodec;
import io.serai.codec.Stripped;
import io.serai.model.Arrival;
import io.serai.model.Envelope;
import io.serai.model.Failure;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.Outcome;
import io.serai.model.ReplyTo;
import io.serai.model.RequestId;
import io.serai.routing.DeadlinePolicy;
import io.serai.routing.TeamPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admission: a record of a request topic becomes a {@code Request}, or a failed outcome that names
 * the field and the rule. Nothing has been called yet.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final RequestCodec codec;
    private final DeadlinePolicy deadlines;
    private final Teams teams;
    private final InstantSource clock;

    public Intake(RequestCodec codec, DeadlinePolicy deadlines, Teams teams, InstantSource clock) {
        this.codec = codec;
        this.deadlines = deadlines;
        this.teams = teams;
        this.clock = clock;
    }

    /** A {@code Request}, or {@link Outcome.Failed}. */
    public Object admit(Arrival arrival) {
        TeamPolicy team = teams.ofTopic(arrival.source().topic());
        Original original = withoutForgedState(arrival);
        return switch (codec.decode(original)) {
            case Decoded.Understood(Draft draft) -> admit(draft, arrival, original, team);
            case Decoded.Misunderstood(Failure failure, Claims claims) -> {
                Instant arrived = arrived(original, team);
                Instant deadline = deadline(Optional.empty(), original, arrived);
                yield failed(envelope(claims, arrival, original, team, arrived, deadline), failure);
            }
        };
    }

    /** What {@link #admit} would refuse it as when nothing in it may be believed any more. */
    Envelope envelope(Arrival arrival) {
        TeamPolicy team = teams.ofTopic(arrival.source().topic());
        Original original = StateCodec.strip(arrival.original()).original();
        Instant arrived = arrived(original, team);
        Claims claims = codec.decode(original).claims();
        return envelope(
                claims,
                arrival,
                original,
                team,
                arrived,
                deadline(Optional.empty(), original, arrived));
    }

    /**
     * An ordered request arrives when it was written: it may have waited for its key since, and is
     * read again each time it has waited for its chain. What is over by then has expired; it was
     * not too late.
     */
    private Instant arrived(Original original, TeamPolicy team) {
        Instant now = clock.instant();
        return team.ordered() && original.timestamp().isBefore(now) ? original.timestamp() : now;
    }

    private Object admit(Draft draft, Arrival arrival, Original original, TeamPolicy team) {
        Instant arrived = arrived(original, team);
        Instant deadline = deadline(Optional.of(draft), original, arrived);
        Envelope envelope = envelope(draft.claims(), arrival, original, team, arrived, deadline);
        return deadlines
                .refusal(deadline, arrived)
                .or(() -> teams.refusal(team, draft.claims().replyTo(team.replyTopic())))
                .<Object>map(failure -> failed(envelope, failure))
                .orElseGet(() ->
                        draft.admit(
                                envelope,
                                draft.classification()
                                        .map(team.classification()::atLeast)
                                        .orElse(team.classification())));
    }

    private Instant deadline(Optional<Draft> draft, Original original, Instant arrived) {
        return deadlines.deadline(
                draft.flatMap(Draft::deadline),
                draft.flatMap(Draft::ttl),
                original.timestamp(),
                arrived);
    }

    private Envelope envelope(
            Claims claims,
            Arrival arrival,
            Original original,
            TeamPolicy team,
            Instant arrived,
            Instant deadline) {
        return new Envelope(
                claims.id().orElseGet(() -> new RequestId(arrival.source().toString())),
                arrival.source(),
                0,
                team.team(),
                replyTo(claims, team),
                arrived,
                deadline,
                arrival.possiblyRepeated(),
                original);
    }

    private ReplyTo replyTo(Claims claims, TeamPolicy team) {
        Optional<ReplyTo> wish = claims.replyTo(team.replyTopic());
        return wish.filter(_ -> teams.refusal(team, wish).isEmpty())
                .orElseGet(() -> ReplyTo.topic(team.replyTopic()));
    }

    private static Original withoutForgedState(Arrival arrival) {
        Stripped stripped = StateCodec.strip(arrival.original());
        if (stripped.forged() > 0) {
            LOG.atWarn()
                    .addKeyValue("source", arrival.source())
                    .addKeyValue("headers", stripped.forged())
                    .log("Removed state headers that a producer has no right to");
        }
        return stripped.original();
    }

    private static Outcome failed(Envelope envelope, Failure failure) {
        return new Outcome.Failed(envelope, Journey.NONE, failure);
    }
}
