package io.serai.provider;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a quota group has in common, be it providers, keys or both that name it: the date before
 * which none of them may be asked, and for providers their limiter. Used while a worker is built.
 */
public final class QuotaGroups {
    private final Map<String, NotBefore> dates = new HashMap<>();
    private final Map<String, Limiter> limiters = new HashMap<>();

    /** The limiter of a provider's group, or its own where it is of none. */
    public Limiter limiter(ProviderSettings settings, InstantSource clock) {
        return settings.quotaGroup()
                .map(group ->
                        limiters.computeIfAbsent(
                                group, _ -> limiter(settings, Optional.of(group), clock)))
                .orElseGet(() -> limiter(settings, Optional.empty(), clock));
    }

    private Limiter limiter(
            ProviderSettings settings, Optional<String> group, InstantSource clock) {
        return new Limiter(settings.limits(), date(group), clock);
    }

    /** The date of a group, or one's own without a group. */
    NotBefore date(Optional<String> group) {
        return group.map(name -> dates.computeIfAbsent(name, _ -> new NotBefore()))
                .orElseGet(NotBefore::new);
    }
}
