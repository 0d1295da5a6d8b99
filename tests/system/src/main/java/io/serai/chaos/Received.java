package io.serai.chaos;

import io.serai.codec.Reply;
import java.util.Collections;
import java.util.List;
import java.util.Set;

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
     * @param attempts that may have reached a provider
     * @param faults of those attempts that had one
     * @param possiblyBilled whether an attempt says that one before it may have been billed, or
     *     itself
     * @param deadLetter whether it says that there is one
     */
    record Terminal(
            String outcome,
            int attempts,
            Set<String> faults,
            boolean possiblyBilled,
            boolean deadLetter)
            implements Kind {
        private static final String NEVER_REACHED = "unreachable";

        Terminal {
            faults = Set.copyOf(faults);
        }

        static Terminal of(Reply reply) {
            List<String> faults =
                    reply.attempts().stream().flatMap(each -> each.fault().stream()).toList();
            return new Terminal(
                    reply.outcome(),
                    reply.attempts().size() - Collections.frequency(faults, NEVER_REACHED),
                    Set.copyOf(faults),
                    reply.attempts().stream().anyMatch(Reply.Call::possiblyBilled),
                    reply.error().filter(Reply.Reason::deadLetter).isPresent());
        }
    }

    record Parked() implements Kind {}

    record DeadLetter() implements Kind {}

    /** Not a terminal reply. */
    record Notice() implements Kind {}

    /** What stands on a reply topic and is no reply. */
    record Unreadable() implements Kind {}
}
