package io.serai.credential;

import java.time.Instant;

/** A bearer token, and when it ends. */
record Token(String value, Instant end) {
    @Override
    public String toString() {
        return "Token[*** until " + end + "]";
    }
}
