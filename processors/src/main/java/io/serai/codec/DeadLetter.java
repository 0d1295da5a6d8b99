package io.serai.codec;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that was given up, as an operator sees it. {@code reason} is the error code's word and
 * {@code fault} the last attempt's, as text: a newer worker may know more of them.
 */
public record DeadLetter(
        State state,
        String reason,
        String message,
        boolean retryable,
        Optional<String> fault,
        Optional<Instant> firstFailure,
        Optional<Instant> lastFailure,
        Instant deadLetteredAt) {}
