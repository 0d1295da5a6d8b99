package io.serai.portability;

/** What becomes of a part of a request at one provider. */
public enum Fate {
    /** Sent as the producer wrote it. */
    KEPT("kept"),
    /** Sent in the provider's own form. */
    ADAPTED("adapted"),
    /** Sent without something of it, which the reply names in {@code route.dropped}. */
    IN_PART("in part"),
    /** Left out, which the reply says in {@code route.dropped}. */
    DROPPED("dropped"),
    /** The provider is not asked at all: routing sends such requests to others. */
    NOT_ASKED("not asked");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
