package io.serai.provider;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a provider is convinced of who calls, where that is not a key. {@code options} are the type's
 * own words; {@code secret} is the one of them that is never shown. An option of another type, or
 * one that cannot be right, is an {@link IllegalArgumentException}.
 */
public record AuthSettings(Type type, Map<String, String> options, Optional<Secret> secret) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");

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
        Optional.ofNullable(options.get("region")).ifPresent(AuthSettings::checkRegion);
        Optional.ofNullable(options.get("authority")).ifPresent(AuthSettings::checkAuthority);
    }

    private static void checkRegion(String region) {
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException(
                    "auth.region must be a region such as eu-central-1: " + region);
        }
    }

    private static void checkAuthority(String authority) {
        try {
            HttpUrl.of(authority);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("auth.authority " + e.getMessage(), e);
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
