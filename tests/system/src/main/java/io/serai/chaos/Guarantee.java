package io.serai.chaos;

import java.util.List;
import java.util.Optional;

/** One promise, judged after each scenario. */
interface Guarantee {
    String name();

    /** A sentence for each breach; none when it held. */
    List<String> breaches(Evidence evidence);

    /** Why it cannot be judged by what was seen, if so. */
    default Optional<String> unjudged(Evidence evidence) {
        return Optional.empty();
    }

    /** All that is promised. */
    static List<Guarantee> all() {
        return List.of(
                new NothingLost(),
                new OneReplyEach(),
                new RepliesReadable(),
                new NoCallRepeated(),
                new RepetitionTold(),
                new DeadLetterTold(),
                new OrderWithinKey(),
                new OffsetsBehindWork(),
                new MemoryBounded(),
                new NobodyHeldUp());
    }
}
