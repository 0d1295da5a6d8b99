package io.serai.chaos;

import io.serai.codec.Reply;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A record that Serai wrote: a reply, a parked request or a dead letter.
 *
 * @param source the request it belongs to
 * @param timestamp when it was written, by the clock of its writer or of the broker
 */
record Received(
        String topic,
        int partition,
        long offset,
        String key,
        String source,
        long timestamp,
        Kind kind) {
    sealed interface Kind {}

    /**
     * @param faults of those attempts that had one
     */
    record Terminal(String outcome, int attempts, Set<String> faults) implements Kind {
        Terminal {
            faults = Set.copyOf(faults);
        }

        static Terminal of(Reply reply) {
            return new Terminal(
                    reply.outcome(),
                    reply.attempts().size(),
                    reply.attempts().stream()
                            .flatMap(attempt -> attempt.fault().stream())
                            .collect(Collectors.toSet()));
        }
    }

    record Parked() implements Kind {}

    record DeadLetter() implements Kind {}

    /** Not a terminal reply. */
    record Notice() implements Kind {}
}
