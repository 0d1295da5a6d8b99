package io.serai.processor;

import io.serai.codec.ResumeCodec;
import io.serai.codec.Resumed;
import io.serai.codec.StateCodec;
import io.serai.model.Arrival;
import io.serai.model.ChainId;
import io.serai.model.Dispatch;
import io.serai.model.Envelope;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Journey;
import io.serai.model.Original;
import io.serai.model.Outcome;
import io.serai.model.ReplyTo;
import io.serai.model.Request;
import io.serai.model.RequestId;
import io.serai.model.Team;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Takes up again what Serai or an operator put on an internal topic: the request with its state.
 */
public final class Resumption {
    private final ResumeCodec codec;
    private final Teams teams;
    private final Map<ChainId, ChainId> retired;
    private final InstantSource clock;

    /**
     * @param retired chains that are no more, and the chain their requests take instead
     */
    public Resumption(
            ResumeCodec codec, Teams teams, Map<ChainId, ChainId> retired, InstantSource clock) {
        this.codec = codec;
        this.teams = teams;
        this.retired = Map.copyOf(retired);
        this.clock = clock;
    }

    /** A record whose state a newer version of Serai wrote: it is not ours to judge. */
    public record Newer(String version) {}

    /**
     * A parked request: a {@link Dispatch} on its next pass, {@link Outcome.Failed}, or {@link
     * Newer}.
     */
    public Object parked(Arrival arrival) {
        return switch (decode(arrival)) {
            case Resumed.Ready(Request request, Journey journey) ->
                    new Dispatch(request, along(journey.resume(clock.instant())));
            case Resumed other -> unready(other, arrival);
        };
    }

    /**
     * A replayed request, to be routed as a new one: a {@link Request}, {@link Outcome.Failed}, or
     * {@link Newer}.
     */
    public Object replayed(Arrival arrival) {
        return switch (decode(arrival)) {
            case Resumed.Ready(Request request, Journey _) -> teams.raised(request);
            case Resumed other -> unready(other, arrival);
        };
    }

    private Journey along(Journey journey) {
        return journey.chain().map(retired::get).map(journey::onto).orElse(journey);
    }

    private Resumed decode(Arrival arrival) {
        return codec.decode(arrival.original(), arrival.possiblyRepeated());
    }

    private Object unready(Resumed resumed, Arrival arrival) {
        return switch (resumed) {
            case Resumed.Newer(String version) -> new Newer(version);
            case Resumed.Unfit(Envelope envelope, Journey journey, Failure failure) ->
                    new Outcome.Failed(envelope, journey, failure);
            case Resumed.Garbage(String problem) -> garbage(arrival, problem);
            case Resumed.Ready _ -> throw new IllegalStateException("it is ready");
        };
    }

    /**
     * Only Serai and operators may write internal topics, so an operator must look at what else is
     * there.
     */
    private Outcome garbage(Arrival arrival, String problem) {
        return new Outcome.Failed(
                stranger(arrival),
                Journey.NONE,
                Failure.givenUp(
                        ErrorCode.UNDECODABLE,
                        arrival.source() + ": not a record of Serai: " + problem,
                        false));
    }

    private Envelope stranger(Arrival arrival) {
        Instant now = clock.instant();
        Original original = StateCodec.strip(arrival.original()).original();
        return new Envelope(
                new RequestId(arrival.source().toString()),
                arrival.source(),
                0,
                Team.DEFAULT,
                teams.defaultReplyTo(Team.DEFAULT).orElseGet(() -> ReplyTo.topic("ai.replies")),
                now,
                now,
                false,
                original);
    }
}
