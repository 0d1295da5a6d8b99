package io.serai.kafka;

/**
 * An idle delivery was taken back because its partition moves or its route stops; it will be
 * delivered again.
 */
public final class Recalled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Recalled(String where) {
        super("Recalled while idle: " + where, null, false, false);
    }
}
