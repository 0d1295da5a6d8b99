package io.serai.provider;

import java.util.Map;
import java.util.Optional;

/**
 * How a provider is convinced of who calls, where that is not a key. {@code options} are the type's
 * own words; {@code secret} is the one of them that is never shown.
 */
public record AuthSettings(Type type, Map<String, String> options, Optional<Secret> secret) {
    /** Where credentials come from. */
    public enum Type {
        /** Each call is signed (SigV4) with what AWS's credential chain finds. */
        AWS,
        /** Tokens of Microsoft Entra: a client secret, a workload identity, a managed identity. */
        ENTRA,
        /** Tokens of Google: a service account's file, or the application's default credentials. */
        GOOGLE
    }

    public AuthSettings {
        options = Map.copyOf(options);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
