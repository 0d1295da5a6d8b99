package io.serai.provider;

import io.serai.model.ProviderId;

/** A configured provider at work: its wire protocol, its circuit breaker and its limiter. */
public record Provider(
        ProviderSettings settings, Protocol protocol, Breaker breaker, Limiter limiter) {
    public ProviderId id() {
        return settings.id();
    }

    /** Whether it may be asked now; says nothing of capacity. */
    public boolean isAvailable() {
        return breaker.permits() && !limiter.isRefused();
    }
}
