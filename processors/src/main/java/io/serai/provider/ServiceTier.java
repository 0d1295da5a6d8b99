package io.serai.provider;

import io.serai.model.Input;
import io.serai.model.Json;
import io.serai.model.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Faster and slower service has prices of its own, which nobody has told us. */
public final class ServiceTier {
    private static final String FIELD = "service_tier";
    private static final Set<String> USUAL = Set.of("\"default\"", "\"auto\"");

    private ServiceTier() {}

    /**
     * The tokens that the usual prices hold for.
     *
     * @param dropped the request fields that the provider was not told
     */
    public static Optional<Usage> priced(Input input, List<String> dropped, Optional<Usage> usage) {
        return isUsual(input, dropped) ? usage : Optional.empty();
    }

    private static boolean isUsual(Input input, List<String> dropped) {
        Json tier = input.extras().get(FIELD);
        return tier == null || dropped.contains(FIELD) || USUAL.contains(tier.text());
    }
}
