package io.serai.codec;

/**
 * Headers of Serai's own state. They are believed on internal topics only; on request topics they
 * are forged and removed.
 */
public final class StateHeaders {
    public static final String PREFIX = "serai-state-";
    public static final String VERSION = "serai-state-version";
    public static final String ID = "serai-state-id";
    public static final String SOURCE = "serai-state-source";
    public static final String REPLAY = "serai-state-replay";
    public static final String TEAM = "serai-state-team";

    /** The original record's: the parked topic has its own. */
    public static final String TIMESTAMP = "serai-state-timestamp";

    public static final String ARRIVED = "serai-state-arrived";
    public static final String DEADLINE = "serai-state-deadline";
    public static final String REPLY_TO = "serai-state-reply-to";
    public static final String REPLY_PARTITION = "serai-state-reply-partition";
    public static final String CLASSIFICATION = "serai-state-classification";
    public static final String POSSIBLY_REPEATED = "serai-state-possibly-repeated";
    public static final String CHAIN = "serai-state-chain";
    public static final String ATTEMPTS = "serai-state-attempts";
    public static final String PASS_START = "serai-state-pass-start";
    public static final String PASSES = "serai-state-passes";
    public static final String POISON_PASSES = "serai-state-poison-passes";
    public static final String PARKED_MS = "serai-state-parked-ms";
    public static final String PARKED_AT = "serai-state-parked-at";
    public static final String FIRST_FAILURE = "serai-state-first-failure";
    public static final String LAST_FAILURE = "serai-state-last-failure";

    /** Of a dead letter: the error code of its failed reply. */
    public static final String REASON = "serai-state-reason";

    public static final String MESSAGE = "serai-state-message";
    public static final String RETRYABLE = "serai-state-retryable";
    public static final String FAULT = "serai-state-fault";
    public static final String DEAD_LETTERED_AT = "serai-state-dead-lettered-at";

    private StateHeaders() {}
}
