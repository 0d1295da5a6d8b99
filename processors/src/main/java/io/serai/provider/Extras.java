package io.serai.provider;

import io.serai.model.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Request fields Serai does not interpret, on their way to a provider or to the list of drops. */
public final class Extras {
    /** What every call does anyway: nothing is lost by not saying it. */
    private static final Map<String, String> UNDERSTOOD = Map.of("stream", "false", "n", "1");

    private Extras() {}

    /** The names that do not go through, in order; {@code passed} tells those that do. */
    public static List<String> dropped(Map<String, Json> extras, Predicate<String> passed) {
        return extras.entrySet().stream()
                .filter(extra -> !passed.test(extra.getKey()))
                .filter(extra ->
                        !extra.getValue().text().strip().equals(UNDERSTOOD.get(extra.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
