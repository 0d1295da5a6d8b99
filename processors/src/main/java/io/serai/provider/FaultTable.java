package io.serai.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each fault means, as versioned data: a protocol's own rows, then those of the protocol that
 * it is another way to ({@code extends}), then those for any provider; the first that matches
 * holds.
 */
record FaultTable(
        String version, @JsonProperty("extends") @Nullable String parent, List<FaultRow> faults) {
    /** The rows for any provider. */
    static final FaultTable ANY = load("/io/serai/provider/faults.json");

    FaultTable {
        faults = List.copyOf(faults);
    }

    /** The rows of a protocol that hold for a provider with these options. */
    static FaultTable of(String protocol, Map<String, String> options) {
        FaultTable all = of(protocol);
        return new FaultTable(
                all.version,
                all.parent,
                all.faults.stream().filter(row -> row.when().isFor(options)).toList());
    }

    /** The table of a protocol, ending in that of its parent or in the rows for any provider. */
    private static FaultTable of(String protocol) {
        FaultTable own = load("/io/serai/provider/" + protocol + "/faults.json");
        FaultTable rest = own.parent == null ? ANY : of(own.parent);
        return new FaultTable(
                own.version,
                own.parent,
                Stream.concat(own.faults.stream(), rest.faults.stream()).toList());
    }

    FaultRow row(ProviderError error) {
        return first(row -> row.when().matches(error));
    }

    FaultRow row(FaultRow.Event event) {
        return first(row -> row.when().event() == event);
    }

    private FaultRow first(Predicate<FaultRow> condition) {
        return faults.stream()
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the fault table has a gap"));
    }

    private static FaultTable load(String resource) {
        return WireJson.resource(resource, FaultTable.class);
    }
}
