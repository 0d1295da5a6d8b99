package io.serai.config;

import io.serai.model.Capability;
import io.serai.provider.ProviderSettings;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a provider can do: what its protocol can, or less where the operator says so. */
final class CapabilityReader {
    private static final String KEY = "capabilities";

    private final Protocols protocols;

    CapabilityReader(Protocols protocols) {
        this.protocols = protocols;
    }

    Optional<Set<Capability>> read(Section section, ProviderSettings settings) {
        Optional<Set<Capability>> able = able(section, settings);
        if (!section.has(KEY)) {
            return able;
        }
        able.ifPresent(all -> checkWithin(all, section, settings));
        return able.map(_ -> settings.capabilities());
    }

    /** A wrong option hides the faults of others, so that they are looked at without it. */
    private Optional<Set<Capability>> able(Section section, ProviderSettings settings) {
        Optional<Set<Capability>> able =
                section.build(() -> withImages(protocols.capabilities(settings), settings));
        Map<String, String> right = new HashMap<>(settings.options());
        right.keySet().removeIf(option -> section.hasProblem("options." + option));
        if (able.isEmpty() && right.size() < settings.options().size()) {
            Optional<Set<Capability>> _ = able(section, settings.withOptions(right));
        }
        return able;
    }

    private static void checkWithin(
            Set<Capability> able, Section section, ProviderSettings settings) {
        settings.capabilities().stream()
                .sorted()
                .filter(wanted -> !able.contains(wanted))
                .forEach(it ->
                        section.problem(
                                KEY,
                                "must be within its protocol's, which lacks " + Value.word(it)));
        if (settings.images().isPresent()
                && !settings.capabilities().contains(Capability.IMAGE_URLS)) {
            section.problem("images", "must be left out where capabilities lack image-urls");
        }
    }

    /** What Serai fetches for it is an image in the request. */
    private static Set<Capability> withImages(Set<Capability> able, ProviderSettings settings) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        all.addAll(able);
        if (settings.images().isPresent() && !able.contains(Capability.IMAGES)) {
            throw new IllegalArgumentException("images must be left out: its model takes none");
        }
        if (settings.images().isPresent()) {
            all.add(Capability.IMAGE_URLS);
        }
        return all;
    }
}
