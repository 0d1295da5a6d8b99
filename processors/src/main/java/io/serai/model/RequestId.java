package io.serai.model;

/**
 * The producer's name for a request, or its {@link Source} when the producer gave none. It is not a
 * key to deduplicate by: two records with the same id are two requests.
 */
public record RequestId(String value) {
    /** Longest id that is accepted, in characters. */
    public static final int LONGEST = 256;

    public RequestId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a request id has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
