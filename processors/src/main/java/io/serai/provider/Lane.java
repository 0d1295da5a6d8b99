package io.serai.provider;

/** Which stream of requests asks for capacity: each is guaranteed a share while the other waits. */
public enum Lane {
    /** New requests. */
    FRESH,
    /** Requests that were parked. */
    DRAIN
}
