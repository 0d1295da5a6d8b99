package io.serai.processor;

import io.serai.model.Dispatch;
import io.serai.model.Envelope;
import io.serai.model.Failure;
import io.serai.model.Journey;
import io.serai.model.Notice;
import io.serai.model.Outcome;
import io.serai.model.Output;
import io.serai.routing.Conclusion;
import io.serai.routing.Fallback;
import io.serai.routing.RoutingTable;
import io.serai.routing.Verdict;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Ends a pass along the chain: the {@link Outcome}, or a fallback end point that must be asked
 * first.
 */
public final class Conclude {
    private final RoutingTable table;
    private final Conclusion conclusion;
    private final InstantSource clock;

    public Conclude(RoutingTable table, Conclusion conclusion, InstantSource clock) {
        this.table = table;
        this.conclusion = conclusion;
        this.clock = clock;
    }

    /** A fallback end point is to answer this request. */
    public record AskFallback(Dispatch dispatch, Fallback.EndPoint endPoint) {}

    public Object conclude(Dispatch dispatch) {
        Envelope envelope = dispatch.request().envelope();
        Journey journey = dispatch.journey();
        Instant now = clock.instant();
        return switch (conclusion.of(table.chain(dispatch.chain()), dispatch, now)) {
            case Verdict.Deliver(Output output) -> new Outcome.Completed(envelope, journey, output);
            case Verdict.FallBack(Fallback.Text(String text)) ->
                    new Outcome.Degraded(envelope, journey, Degraded.answer(envelope, text, now));
            case Verdict.FallBack(Fallback.EndPoint endPoint) ->
                    new AskFallback(dispatch, endPoint);
            case Verdict.Fail(Failure failure) -> new Outcome.Failed(envelope, journey, failure);
            case Verdict.Park(boolean poisoned) ->
                    new Outcome.Parked(
                            parked(envelope, journey),
                            journey.park(now, poisoned),
                            dispatch.request().classification(),
                            wantsNotice(dispatch));
        };
    }

    /**
     * The mark of a possible repetition stands at the first attempt after it, and at no later one.
     */
    private static Envelope parked(Envelope envelope, Journey journey) {
        return journey.attemptsOfThisPass().isEmpty() ? envelope : envelope.notRepeated();
    }

    private static boolean wantsNotice(Dispatch dispatch) {
        return dispatch.journey().passes() == 1
                && dispatch.request().notices().contains(Notice.PARKED);
    }
}
