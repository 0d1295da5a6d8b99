package io.serai.provider;

import java.io.IOException;
import java.io.Serial;

/**
 * There is no credential for a call: a token cannot be had, a file cannot be read. The message is
 * for operators: what is missing or refused, where, and never the secret.
 */
public final class CredentialUnavailable extends IOException {
    @Serial private static final long serialVersionUID = 1;

    public CredentialUnavailable(String message) {
        super(message);
    }

    public CredentialUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
