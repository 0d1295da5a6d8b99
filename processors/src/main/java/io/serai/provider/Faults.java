package io.serai.provider;

import io.serai.model.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * Faults of calls that never came to an HTTP answer, from the fault table for any provider. The
 * messages are for operators and replies; they are cleaned like a provider's own.
 */
public final class Faults {
    private Faults() {}

    /** DNS, connection refused, TLS: nothing was sent, nobody was billed. */
    public static Fault unreachable(String message) {
        return of(FaultRow.Event.UNREACHABLE, message);
    }

    /** Nobody listens where a server on one's own machines did: it will be so for the next, too. */
    public static Fault gone(String message) {
        return of(FaultRow.Event.GONE, message);
    }

    /** A reused connection that the server had already closed: ask here once more. */
    public static Fault stale(String message) {
        return of(FaultRow.Event.STALE, message);
    }

    /** No answer in time after the prompt was sent: it may have been billed. */
    public static Fault timedOut(String message) {
        return of(FaultRow.Event.TIMED_OUT, message);
    }

    /** The connection broke after the prompt was sent: it may have been billed. */
    public static Fault reset(String message) {
        return of(FaultRow.Event.RESET, message);
    }

    /** Who gives tokens or keys refuses: the provider was not asked. */
    public static Fault noCredential(String message) {
        return of(FaultRow.Event.NO_CREDENTIAL, message);
    }

    /** An image that the prompt names could not be brought along: the provider was not asked. */
    public static Fault withoutImage(ImageUnavailable why) {
        return of(
                why.isRefused() ? FaultRow.Event.IMAGE_REFUSED : FaultRow.Event.IMAGE_UNREACHABLE,
                String.valueOf(why.getMessage()));
    }

    /** More bytes than {@link ProviderSettings#answerBytes()}. */
    public static Fault answerTooLarge(String message) {
        return of(FaultRow.Event.ANSWER_TOO_LARGE, message);
    }

    /** The same of vectors, whose bytes are those of any provider of the same model. */
    public static Fault vectorsTooLarge(String message) {
        return of(FaultRow.Event.VECTORS_TOO_LARGE, message);
    }

    /** An answer that is none. */
    public static Fault broken(String message) {
        return of(FaultRow.Event.BROKEN, message);
    }

    static Fault of(FaultRow.Event event, String message) {
        FaultRow.Then then = FaultTable.ANY.row(event).then();
        return new Fault(
                then.kind(),
                then.remedy(),
                then.lesson().lesson(Duration.ZERO),
                0,
                "",
                ErrorText.clean(message),
                then.retries(),
                then.pauseOf(0),
                then.possiblyBilled(),
                Optional.empty());
    }
}
