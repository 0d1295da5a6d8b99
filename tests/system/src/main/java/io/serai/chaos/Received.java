package io.serai.chaos;

import io.serai.codec.Reply;
import java.util.Optional;

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

    record Terminal(String outcome, int attempts, Optional<String> code) implements Kind {
        static Terminal of(Reply reply) {
            return new Terminal(
                    reply.outcome(),
                    reply.attempts().size(),
                    reply.error().map(Reply.Reason::code));
        }
    }

    record Parked() implements Kind {}

    record DeadLetter() implements Kind {}

    /** Not a terminal reply. */
    record Notice() implements Kind {}
}
