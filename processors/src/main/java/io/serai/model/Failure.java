package io.serai.model;

/**
 * The error of a failed reply. {@code message} names the field and the rule; {@code retryable}
 * tells the producer whether the same request may succeed later; {@code deadLetter} whether an
 * operator gets it too.
 */
public record Failure(ErrorCode code, String message, boolean retryable, boolean deadLetter) {
    /** The producer's own mistake: it gets the answer, no operator has to look. */
    public static Failure byProducer(ErrorCode code, String message) {
        return new Failure(code, message, false, false);
    }

    /** Given up: an operator must look. */
    public static Failure givenUp(ErrorCode code, String message, boolean retryable) {
        return new Failure(code, message, retryable, true);
    }
}
