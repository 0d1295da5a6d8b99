package io.serai.provider;

import java.io.IOException;

/** A call broke off before a byte of the request was sent: nobody can have been billed for it. */
public final class NotSent extends IOException {
    private static final long serialVersionUID = 1L;

    NotSent(IOException why) {
        super(why.getClass().getSimpleName() + ": " + why.getMessage(), why);
    }
}
