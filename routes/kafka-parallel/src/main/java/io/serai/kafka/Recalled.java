package io.serai.kafka;

/**
 * A delivery was taken back: while idle because its partition moves or its route stops; before what
 * costs money, or while Kafka does not take what came of it, because its partition is gone. It will
 * be delivered again.
 */
public final class Recalled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Recalled(String where) {
        super("Recalled: " + where, null, false, false);
    }
}
