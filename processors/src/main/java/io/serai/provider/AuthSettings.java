package io.serai.provider;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a provider is convinced of who calls, where that is not a key. {@code options} are the type's
 * own words; {@code secret} is the one of them that is never shown. An option of another type is an
 * {@link IllegalArgumentException}.
 */
public record AuthSettings(Type type, Map<String, String> options, Optional<Secret> secret) {
    /** Where credentials come from. */
    public enum Type {
        /** Each call is signed (SigV4) with what AWS's credential chain finds. */
        AWS("region", "profile"),
        /** Tokens of Microsoft Entra: a client secret, a workload identity, a managed identity. */
        ENTRA("tenant", "client-id", "client-secret", "scope", "authority"),
        /** Tokens of Google: a service account's file, or the application's default credentials. */
        GOOGLE("credentials-file", "scope");

        // A set of texts that cannot change, which the checker cannot see.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<String> options;

        Type(String... options) {
            this.options = Set.of(options);
        }
    }

    public AuthSettings {
        options = Map.copyOf(options);
        for (String name : options.keySet()) {
            check(type, name);
        }
        if (secret.isPresent()) {
            check(type, "client-secret");
        }
    }

    private static void check(Type type, String name) {
        if (!type.options.contains(name)) {
            throw new IllegalArgumentException(
                    "auth."
                            + name
                            + " is no option of this type, which has "
                            + String.join(", ", new TreeSet<>(type.options)));
        }
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
