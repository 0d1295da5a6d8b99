package io.serai.provider;

import java.io.IOException;
import java.util.Map;

/**
 * What proves to a provider who calls. Asked in the last step before the wire, in the thread of the
 * call, so that it is never in an exchange, a log or a trace.
 */
@FunctionalInterface
public interface Credential {
    /** Nothing proves anything: a server that asks nobody. */
    Credential NONE = _ -> Map.of();

    /** The same headers on each call. */
    static Credential fixed(Map<String, String> headers) {
        Map<String, String> all = Map.copyOf(headers);
        return _ -> all;
    }

    /**
     * The headers to set on this call. It may wait for a token that must be fetched first.
     *
     * @throws CredentialUnavailable if there is none; the call is not made
     */
    Map<String, String> headers(UnsignedCall call) throws IOException;
}
