package io.serai.model;

/** How secret a request's content is, least first; a provider is cleared up to one of these. */
public enum Classification {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    RESTRICTED;

    /** Whether somebody cleared up to {@code clearance} may see content of this classification. */
    public boolean within(Classification clearance) {
        return compareTo(clearance) <= 0;
    }

    /** The stricter of the two: a record may raise its topic's classification, never lower it. */
    public Classification atLeast(Classification other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
