package io.serai.provider;

import java.util.Map;

/**
 * A zero-token call below the provider's base URL; any 2xx is a good probe, and so is an answer
 * that there is no such call. Without a {@code body} it is a {@code GET}, else a {@code POST} of
 * JSON.
 */
public record Probe(String path, Map<String, String> headers, String body) {
    public Probe {
        headers = Map.copyOf(headers);
    }

    public static Probe get(String path, Map<String, String> headers) {
        return new Probe(path, headers, "");
    }

    public static Probe post(String path, String body) {
        return new Probe(path, Map.of(), body);
    }

    public boolean posts() {
        return !body.isEmpty();
    }
}
