package io.serai.model;

/** Why an attempt failed. */
public enum FaultKind {
    THROTTLED,
    OVERLOADED,
    OUT_OF_QUOTA,
    UNAUTHORISED,
    /** Never sent: nobody was billed. */
    UNREACHABLE,
    TIMED_OUT,
    /** A server error, or an answer that is none. */
    BROKEN,
    TOO_LONG,
    TOO_LARGE,
    FILTERED,
    UNSUPPORTED,
    /** A bad request. */
    REFUSED,
    UNKNOWN_MODEL
}
