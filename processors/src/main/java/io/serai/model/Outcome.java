package io.serai.model;

import java.util.Optional;

/**
 * How a request ended, or how it waits. The first three are terminal: each request gets exactly one
 * of them.
 */
public sealed interface Outcome {
    Envelope envelope();

    Journey journey();

    /** A provider answered. */
    record Completed(Envelope envelope, Journey journey, Output output) implements Outcome {}

    /** No provider answered a prompt; the chain's fallback did. */
    record Degraded(Envelope envelope, Journey journey, Completion completion) implements Outcome {}

    /**
     * There is no answer. {@code usage} is what was paid for an answer that could not be delivered.
     */
    record Failed(Envelope envelope, Journey journey, Failure failure, Optional<Usage> usage)
            implements Outcome {
        public Failed(Envelope envelope, Journey journey, Failure failure) {
            this(envelope, journey, failure, Optional.empty());
        }

        /** The same where nothing is left of it but its reply. */
        public Failed withoutDeadLetter(String why) {
            String message = failure.message() + "; its dead letter could not be written: " + why;
            Failure answered = new Failure(failure.code(), message, failure.retryable(), false);
            return new Failed(envelope, journey, answered, usage);
        }
    }

    /**
     * It waits in its chain's parked topic; {@code noticeWanted} when its producer asked to be
     * told.
     */
    record Parked(
            Envelope envelope, Journey journey, Classification classification, boolean noticeWanted)
            implements Outcome {}
}
