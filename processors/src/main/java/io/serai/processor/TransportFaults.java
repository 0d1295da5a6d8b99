package io.serai.processor;

import io.serai.model.Fault;
import io.serai.provider.AnswerTooLarge;
import io.serai.provider.CredentialUnavailable;
import io.serai.provider.Faults;
import io.serai.provider.NotSent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** What a call that ended without an answer means, by what was thrown. */
public final class TransportFaults {
    private TransportFaults() {}

    /** The fault, or empty when what was thrown is no transport's exception but a bug. */
    public static Optional<Fault> of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException transport) {
                return Optional.of(of(transport));
            }
        }
        return Optional.empty();
    }

    private static Fault of(IOException thrown) {
        String message = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        return switch (thrown) {
            case NotSent none when none.isGone() -> Faults.gone(String.valueOf(none.getMessage()));
            case NotSent none -> Faults.unreachable(String.valueOf(none.getMessage()));
            case ConnectionRequestTimeoutException _, ConnectException _, UnknownHostException _ ->
                    Faults.unreachable(message);
            case CredentialUnavailable none when none.isRefused() ->
                    Faults.noCredential(String.valueOf(none.getMessage()));
            case CredentialUnavailable none ->
                    Faults.unreachable(String.valueOf(none.getMessage()));
            case SocketTimeoutException _ -> Faults.timedOut(message);
            case NoHttpResponseException _ -> Faults.stale(message);
            case AnswerTooLarge large when large.isByRequest() ->
                    Faults.vectorsTooLarge(large.getMessage() + " (answer-bytes)");
            case AnswerTooLarge _ -> Faults.answerTooLarge(message);
            default -> Faults.reset(message);
        };
    }
}
