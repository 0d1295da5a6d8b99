package io.serai.chaos;

import java.util.List;

/** One promise, judged after each scenario. */
interface Guarantee {
    String name();

    /** A sentence for each breach; none when it held. */
    List<String> breaches(Evidence evidence);

    /** All that is promised. */
    static List<Guarantee> all() {
        return List.of(
                new NothingLost(),
                new OneReplyEach(),
                new NoCallRepeated(),
                new OrderWithinKey(),
                new OffsetsBehindWork(),
                new MemoryBounded(),
                new NobodyHeldUp());
    }
}
