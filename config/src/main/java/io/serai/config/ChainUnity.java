package io.serai.config;

import io.serai.model.Kind;
import io.serai.provider.ProviderSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the providers of a chain must have in common, so that it does not matter who answers: their
 * kind, and of embeddings the space of the vectors, since those of different models cannot be
 * compared.
 */
record ChainUnity(Section section, List<ProviderSettings> providers) {
    private static final String TIERS = "tiers";

    void check() {
        Optional<ProviderSettings> otherKind = unlikeTheFirst(ProviderSettings::kind);
        otherKind.ifPresent(it -> section.problem(TIERS, kinds(providers.getFirst(), it)));
        boolean embeds = providers.stream().anyMatch(it -> it.kind() == Kind.EMBEDDINGS);
        if (embeds && otherKind.isEmpty()) {
            unlikeTheFirst(ProviderSettings::space)
                    .ifPresent(it -> section.problem(TIERS, spaces(providers.getFirst(), it)));
            oneLength();
        }
        if (embeds) {
            withoutFallback("when-exhausted");
            withoutFallback("when-expired");
        }
    }

    /** A space that was named says nothing of lengths that were fixed. */
    private void oneLength() {
        List<ProviderSettings> fixed =
                providers.stream()
                        .filter(it -> it.options().containsKey(ProviderSettings.DIMENSIONS))
                        .toList();
        new ChainUnity(section, fixed)
                .unlikeTheFirst(it -> it.options().getOrDefault(ProviderSettings.DIMENSIONS, ""))
                .filter(it -> it.space().equals(fixed.getFirst().space()))
                .ifPresent(it -> section.problem(TIERS, lengths(fixed.getFirst(), it)));
    }

    private static String lengths(ProviderSettings one, ProviderSettings other) {
        return "must make vectors of one length: options.dimensions of %s and %s differ"
                .formatted(one.id(), other.id());
    }

    private Optional<ProviderSettings> unlikeTheFirst(Function<ProviderSettings, Object> trait) {
        return providers.stream()
                .filter(it -> !trait.apply(it).equals(trait.apply(providers.getFirst())))
                .findFirst();
    }

    private static String kinds(ProviderSettings one, ProviderSettings other) {
        return "must have providers of one kind: %s is of kind %s and %s of kind %s; make a chain of each and let rules choose by kinds"
                .formatted(one.id(), Value.word(one.kind()), other.id(), Value.word(other.kind()));
    }

    private static String spaces(ProviderSettings one, ProviderSettings other) {
        return "must make vectors that can be compared: those of %s are of the space \"%s\", those of %s of \"%s\"; if it is the same model by another way, give both the same vector-space"
                .formatted(one.id(), one.space(), other.id(), other.space());
    }

    private void withoutFallback(String key) {
        if (section.text(key).equals(Optional.of("fallback"))) {
            section.problem(
                    key, "must not be fallback where the kind is embeddings: no text is a vector");
        }
    }
}
