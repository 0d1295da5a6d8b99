package io.serai.kafka;

import java.util.List;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * How an attempt to commit a group ended. What follows: abortable -> abort, then once more with the
 * same results; unknown -> ask again until Kafka answers; fatal -> a new producer, which first
 * finds out what was committed; fenced -> another process has our id, so publish nothing more.
 */
sealed interface CommitEnd {
    record Committed() implements CommitEnd {}

    /**
     * Nothing of it will be visible once it is aborted. The suspects are those whose own send
     * failed.
     */
    record Abortable(Exception cause, List<SendFailure> suspects) implements CommitEnd {}

    record Unknown(Exception cause) implements CommitEnd {}

    record Fatal(Exception cause) implements CommitEnd {}

    record Fenced(Exception cause) implements CommitEnd {}

    /** What an exception before the commit itself means. */
    static CommitEnd beforeCommit(RuntimeException e, List<SendFailure> suspects) {
        return isFencing(e) ? new Fenced(e) : new Abortable(e, suspects);
    }

    /** What an exception of {@code commitTransaction} means. */
    static CommitEnd ofCommit(RuntimeException e) {
        return switch (e) {
            case TimeoutException _, InterruptException _ -> new Unknown(e);
            case IllegalStateException _ -> new Fatal(e);
            default -> beforeCommit(e, List.of());
        };
    }

    /** What an exception means that is no time-out, of an abort or after it. */
    static CommitEnd beyondAbort(RuntimeException e) {
        return isFencing(e) ? new Fenced(e) : new Fatal(e);
    }

    static boolean isFencing(RuntimeException e) {
        return e instanceof ProducerFencedException || e instanceof FencedInstanceIdException;
    }
}
