package io.serai.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Why one attempt failed and what follows from it. {@code status} is the HTTP status, 0 where there
 * was no answer; {@code code} the provider's own error code; {@code message} its text, masked and
 * cut to 300 characters. {@code pause} is how long to wait before {@link Remedy#RETRY_HERE}, {@code
 * retries} how often that is allowed. {@code answer} is what came with a 200 that declined: it is
 * delivered when no abler provider is left.
 */
public record Fault(
        FaultKind kind,
        Remedy remedy,
        Lesson lesson,
        int status,
        String code,
        String message,
        int retries,
        Duration pause,
        boolean possiblyBilled,
        Optional<Completion> answer) {
    /** Longest provider text that reaches a reply, a dead letter or a log, in characters. */
    public static final int LONGEST_MESSAGE = 300;

    public Fault {
        if (message.length() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("a fault's message is cut to " + LONGEST_MESSAGE);
        }
        if (retries < 0 || pause.isNegative()) {
            throw new IllegalArgumentException("retries and pause must not be negative");
        }
    }

    /** Whether the provider answered, and what it said is that it will not have this request. */
    public boolean isTheRequestsOwn() {
        return switch (remedy) {
            case GIVE_UP, ABLER_PROVIDER -> true;
            case RETRY_HERE, FAILOVER -> false;
        };
    }

    /** The same for a request that another key of the provider takes at once. */
    public Fault withAnotherKey(int more) {
        return with(Remedy.RETRY_HERE, new Lesson.OtherKey(), more, Duration.ZERO);
    }

    /** The same where the provider can be asked again after so long. */
    public Fault untilUsable(Duration length) {
        return with(Remedy.FAILOVER, new Lesson.Wait(length), retries, pause);
    }

    /** The same where the circuit need not stay open for longer than this. */
    public Fault openAtMost(Duration length) {
        return with(remedy, new Lesson.OpenLong(Optional.of(length)), retries, pause);
    }

    private Fault with(Remedy other, Lesson learnt, int times, Duration first) {
        return new Fault(
                kind, other, learnt, status, code, message, times, first, possiblyBilled, answer);
    }

    /** The word for it in replies, headers and logs, such as {@code timed_out}. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
