package io.serai.codec;

import io.serai.model.Classification;
import io.serai.model.Envelope;
import io.serai.model.Original;

/** Parked and replayed records back to requests: state from the headers, the rest read again. */
public final class ResumeCodec {
    private final StateCodec states = new StateCodec();
    private final RequestCodec requests;

    public ResumeCodec(RequestCodec requests) {
        this.requests = requests;
    }

    /**
     * Reads a record of an internal topic; never throws. A replayed dead letter that was never
     * understood has no classification in its state: it gets its own word or {@code INTERNAL},
     * which the caller raises to its team's.
     *
     * @param possiblyRepeated this reading of the record is one; an earlier mark is kept
     */
    public Resumed decode(Original asRead, boolean possiblyRepeated) {
        return switch (states.decode(asRead)) {
            case Reading.Known<State>(State state) -> resume(state, possiblyRepeated);
            case Reading.Newer<State>(String version) -> new Resumed.Newer(version);
            case Reading.Garbage<State>(String problem) -> new Resumed.Garbage(problem);
        };
    }

    private Resumed resume(State state, boolean possiblyRepeated) {
        Envelope envelope =
                possiblyRepeated ? state.envelope().asPossiblyRepeated() : state.envelope();
        return switch (requests.decode(envelope.original())) {
            case Decoded.Understood(Draft draft) ->
                    new Resumed.Ready(
                            draft.admit(envelope, classification(state, draft)), state.journey());
            case Decoded.Misunderstood misunderstood ->
                    new Resumed.Unfit(envelope, state.journey(), misunderstood.failure());
        };
    }

    private static Classification classification(State state, Draft draft) {
        return state.classification().or(draft::classification).orElse(Classification.INTERNAL);
    }
}
