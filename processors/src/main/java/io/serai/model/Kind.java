package io.serai.model;

/** What a request asks of a model, and what a provider's model is for. */
public enum Kind {
    /** A conversation to be continued. */
    CHAT,
    /** Texts to be made comparable: a vector for each. */
    EMBEDDINGS
}
