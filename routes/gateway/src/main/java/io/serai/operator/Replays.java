package io.serai.operator;

import io.serai.codec.Decoded;
import io.serai.codec.EncodedRecord;
import io.serai.codec.RequestCodec;
import io.serai.codec.State;
import io.serai.codec.StateCodec;
import io.serai.model.Classification;
import io.serai.model.Envelope;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.routing.TeamPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A dead letter to the record that sends its request again: as new, but for its name. */
final class Replays {
    private final StateCodec states = new StateCodec();
    private final RequestCodec requests;
    private final Connection connection;
    private final Duration ttl;

    Replays(Connection connection, Duration ttl) {
        this.connection = connection;
        this.ttl = ttl;
        this.requests = new RequestCodec(connection.requestBytes());
    }

    EncodedRecord encode(ReplayStep.Send step, Instant now) {
        Envelope given = step.known().state().envelope();
        Envelope again =
                new Envelope(
                        given.id(),
                        given.source(),
                        step.replay(),
                        given.team(),
                        given.replyTo(),
                        given.arrived(),
                        now.plus(ttl),
                        false,
                        given.original());
        return states.encode(new State(again, Journey.NONE, classification(step)));
    }

    /** A dead letter does not keep it, so it is found again as at admission: team's or stricter. */
    private Optional<Classification> classification(ReplayStep.Send step) {
        State state = step.known().state();
        Optional<Classification> told =
                state.classification().or(() -> told(state.envelope().original()));
        return connection
                .team(state.envelope().team())
                .map(TeamPolicy::classification)
                .map(lowest -> told.map(lowest::atLeast).orElse(lowest))
                .or(() -> told);
    }

    private Optional<Classification> told(Original original) {
        return switch (requests.decode(original)) {
            case Decoded.Understood(var draft) -> draft.classification();
            case Decoded.Misunderstood _ -> Optional.empty();
        };
    }
}
