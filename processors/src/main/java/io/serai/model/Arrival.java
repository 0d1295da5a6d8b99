package io.serai.model;

/**
 * A record as a worker reads it from a request topic or an internal topic, before anything in it is
 * understood. {@code possiblyRepeated}: an earlier handling whose outcome was not committed may
 * have called a provider.
 */
public record Arrival(Source source, boolean possiblyRepeated, Original original) {}
