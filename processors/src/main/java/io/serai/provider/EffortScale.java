package io.serai.provider;

import io.serai.model.Effort;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The reasoning efforts a model accepts, perhaps none at all. */
public record EffortScale(Set<Effort> accepted) {
    public EffortScale {
        accepted = Set.copyOf(accepted);
    }

    /** The most that is accepted and not above what is asked (it costs), else the least. */
    public Optional<Effort> nearest(Effort asked) {
        return accepted.stream()
                .filter(effort -> effort.compareTo(asked) <= 0)
                .max(Comparator.naturalOrder())
                .or(() -> accepted.stream().min(Comparator.naturalOrder()));
    }

    /** As providers write it. */
    public static String word(Effort effort) {
        return effort.name().toLowerCase(Locale.ROOT);
    }
}
