package io.serai.provider;

import java.io.IOException;
import java.util.List;
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

    /** That of the account which the call names in {@link CallGuard#ACCOUNT}, else the first. */
    static Credential ofAccounts(List<Credential> accounts) {
        List<Credential> all = List.copyOf(accounts);
        return call -> {
            String account = call.headers().getOrDefault(CallGuard.ACCOUNT, "0");
            return all.get(Integer.parseInt(account)).headers(call);
        };
    }

    /**
     * The headers to set on this call. It may wait for a token that must be fetched first.
     *
     * @throws CredentialUnavailable if there is none; the call is not made
     */
    Map<String, String> headers(UnsignedCall call) throws IOException;

    /**
     * The provider did not take these headers (401): what can be had anew is forgotten.
     *
     * @return whether the next call has others, which the provider may take
     */
    default boolean refused(Map<String, String> proof) {
        return false;
    }
}
