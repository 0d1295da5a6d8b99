package io.serai.provider;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A way to models that speak a protocol: straight to who made it, or through a cloud.
 *
 * @param protocol its name, which is that of its fault table too
 * @param options what it takes beyond the options of the model
 * @param path of prompt calls, where it is not the protocol's own
 * @param probe where it is not the protocol's own
 * @param regional whether its models run in one region or geography only
 * @param credential the headers that carry a key
 */
public record Access(
        String protocol,
        Set<String> options,
        Optional<String> path,
        Optional<Probe> probe,
        boolean regional,
        Function<Secret, Map<String, String>> credential) {
    public Access {
        options = Set.copyOf(options);
    }

    /** The protocol's own way, with its key in this header behind a prefix. */
    public static Access direct(String protocol, String header, String prefix) {
        return keyed(protocol, Set.of(), header, prefix);
    }

    /** The protocol's own paths, with further options. */
    public static Access keyed(String protocol, Set<String> options, String header, String prefix) {
        return new Access(
                protocol,
                options,
                Optional.empty(),
                Optional.empty(),
                false,
                key -> Map.of(header, prefix + key.value()));
    }

    /** The same, and whether its models run in one region or geography only. */
    public Access inOneRegion(boolean only) {
        return new Access(protocol, options, path, probe, only, credential);
    }
}
