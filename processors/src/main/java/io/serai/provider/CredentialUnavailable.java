package io.serai.provider;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * There is no credential for a call: whoever gives them refuses, or cannot be reached. The message
 * is for operators: what is missing or refused, where, and never the secret.
 */
public final class CredentialUnavailable extends IOException {
    @Serial private static final long serialVersionUID = 1;

    private final boolean refused;

    private CredentialUnavailable(String message, boolean refused, @Nullable Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** Somebody must look: the account, the secret or the configuration is wrong. */
    public static CredentialUnavailable refused(String message, @Nullable Throwable cause) {
        return new CredentialUnavailable(message, true, cause);
    }

    /** It may pass: no answer, or an error of the one who gives them. */
    public static CredentialUnavailable unreachable(String message, @Nullable Throwable cause) {
        return new CredentialUnavailable(message, false, cause);
    }

    public boolean isRefused() {
        return refused;
    }
}
