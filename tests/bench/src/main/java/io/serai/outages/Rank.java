package io.serai.outages;

import io.serai.model.ProviderId;

/** A provider's place in the chain, and what it is called in the replay's configuration. */
enum Rank {
    PRIMARY("claude"),
    SECONDARY("gpt"),
    TERTIARY("gemini");

    private final String name;

    Rank(String name) {
        this.name = name;
    }

    ProviderId provider() {
        return new ProviderId(name);
    }

    /** What its protocol says for "no capacity". */
    int overloaded() {
        return this == PRIMARY ? 529 : 503;
    }

    static Rank of(ProviderId provider) {
        for (Rank rank : values()) {
            if (rank.name.equals(provider.value())) {
                return rank;
            }
        }
        throw new IllegalArgumentException("no provider " + provider + " is in the calendar");
    }
}
