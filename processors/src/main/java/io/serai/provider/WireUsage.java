package io.serai.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Usage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Token counts as providers report them. An answer is not thrown away for a count that is none: its
 * usage is then unknown.
 */
public final class WireUsage {
    private static final long UNKNOWN = -1;
    private static final long MOST = 1_000_000_000_000L;

    private WireUsage() {}

    /** The count at this place; absent is none. */
    public static long count(JsonNode usage, String... path) {
        JsonNode node = usage;
        for (String name : path) {
            node = node.path(name);
        }
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        boolean sane = node.isIntegralNumber() && node.canConvertToLong();
        return sane && node.longValue() >= 0 && node.longValue() <= MOST
                ? node.longValue()
                : UNKNOWN;
    }

    /** Counts that the provider reports apart. */
    public static long sum(long... counts) {
        return anyUnknown(counts) ? UNKNOWN : Arrays.stream(counts).sum();
    }

    /** The usage, if every count of it is known. */
    public static Optional<Usage> usage(
            long prompt, long cached, long cacheWrite, long completion, long reasoning) {
        return anyUnknown(prompt, cached, cacheWrite, completion, reasoning)
                ? Optional.empty()
                : Optional.of(new Usage(prompt, cached, cacheWrite, completion, reasoning));
    }

    private static boolean anyUnknown(long... counts) {
        return Arrays.stream(counts).anyMatch(count -> count == UNKNOWN);
    }
}
