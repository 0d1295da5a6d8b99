package io.serai.provider;

import java.io.IOException;
import java.net.ConnectException;

/** A call broke off before a byte of the request was sent: nobody can have been billed for it. */
public final class NotSent extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean gone;

    /**
     * @param own whether the server is on one's own machines
     */
    NotSent(IOException why, boolean own) {
        super(why.getClass().getSimpleName() + ": " + why.getMessage(), why);
        gone = own && why instanceof ConnectException;
    }

    /** Whether nobody listens where a server on one's own machines did. */
    public boolean isGone() {
        return gone;
    }
}
