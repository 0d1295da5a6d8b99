package io.serai.chaos;

import java.util.List;
import java.util.stream.Stream;

/** No worker ended by itself, and no transaction was left open before a reader of replies. */
record NobodyHeldUp() implements Guarantee {
    @Override
    public String name() {
        return "nobody held up";
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        return Stream.concat(
                        evidence.ended().stream()
                                .map(log -> "a worker ended by itself, see " + log),
                        evidence.held().stream().map(id -> "readers do not reach the end of " + id))
                .toList();
    }
}
