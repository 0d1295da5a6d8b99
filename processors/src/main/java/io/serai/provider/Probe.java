package io.serai.provider;

import java.util.Map;

/** A zero-token {@code GET} below the provider's base URL; any 2xx is a good probe. */
public record Probe(String path, Map<String, String> headers) {
    public Probe {
        headers = Map.copyOf(headers);
    }
}
