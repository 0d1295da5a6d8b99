package io.serai.app;

import java.util.Map;

/**
 * One thing that must be up before Serai takes work, with a sentence for the operator.
 *
 * @param measures what it counts, such as {@code inFlight} and {@code deferred}
 */
public record Check(String name, boolean up, String detail, Map<String, Long> measures) {
    public Check {
        measures = Map.copyOf(measures);
    }

    public Check(String name, boolean up, String detail) {
        this(name, up, detail, Map.of());
    }
}
