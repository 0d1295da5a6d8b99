package io.serai.model;

/**
 * Tokens of one answer, under one meaning whatever the provider reports: {@code promptTokens}
 * includes {@code cachedTokens} and {@code cacheWriteTokens}; {@code completionTokens} includes
 * {@code reasoningTokens}.
 */
public record Usage(
        long promptTokens,
        long cachedTokens,
        long cacheWriteTokens,
        long completionTokens,
        long reasoningTokens) {
    public long totalTokens() {
        return promptTokens + completionTokens;
    }
}
