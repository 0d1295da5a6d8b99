package io.serai.provider;

import java.util.Optional;

/**
 * One of several keys of a provider.
 *
 * @param weight its share of the calls
 * @param quotaGroup keys of the same group share the provider's limits, as those of one
 *     organisation do: when one is throttled, all are
 */
public record AccountSettings(Secret key, int weight, Optional<String> quotaGroup) {
    public AccountSettings {
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be positive: " + weight);
        }
    }
}
