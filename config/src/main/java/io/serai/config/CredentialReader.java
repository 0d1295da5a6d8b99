package io.serai.config;

import io.serai.provider.AccountSettings;
import io.serai.provider.AuthSettings;
import io.serai.provider.Secret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what proves to a provider who calls: {@code key}, {@code keys} or {@code auth}. */
final class CredentialReader {
    private static final List<String> AUTH_OPTIONS =
            List.of(
                    "region",
                    "profile",
                    "tenant",
                    "client-id",
                    "scope",
                    "authority",
                    "credentials-file");

    private static final int MOST_WEIGHT = 1_000_000;

    private final Secrets secrets;

    CredentialReader(Secrets secrets) {
        this.secrets = secrets;
    }

    Optional<Secret> key(Section section) {
        return secret(section, "key");
    }

    /** A secret stands in the environment, never in the file. */
    private Optional<Secret> secret(Section section, String key) {
        boolean reference = section.unresolved(key).filter(Placeholders::isOne).isPresent();
        if (section.has(key) && !reference) {
            section.problem(key, "must be a reference such as {{env:NAME}}, not the secret itself");
            return Optional.empty();
        }
        if (secrets == Secrets.LEFT_ALONE) {
            return Optional.empty();
        }
        return section.secret(key)
                .filter(text -> !text.isBlank())
                .flatMap(text -> secret(section, key, text));
    }

    private static Optional<Secret> secret(Section section, String key, String text) {
        try {
            return Optional.of(new Secret(text));
        } catch (IllegalArgumentException e) {
            section.problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Instead of a key; which options a type takes it says itself. */
    Optional<AuthSettings> auth(Section section) {
        if (!section.has("auth")) {
            return Optional.empty();
        }
        if (section.has("key")) {
            section.problem("auth", "must not stand beside a key");
        }
        Section auth = section.section("auth");
        Optional<Secret> secret = secret(auth, "client-secret");
        Map<String, String> options = options(auth);
        return Optional.of(auth.required("type"))
                .filter(type -> !type.isEmpty())
                .flatMap(type -> auth.value("type").word(type, AuthSettings.Type.class))
                .flatMap(type -> section.build(() -> new AuthSettings(type, options, secret)));
    }

    /** Several keys instead of one. */
    List<AccountSettings> accounts(Section section) {
        if (section.has("keys") && (section.has("key") || section.has("auth"))) {
            section.problem("keys", "must not stand beside key or auth");
        }
        List<Section> keys = section.sections("keys");
        if (section.has("keys") && keys.isEmpty() && !section.hasProblem("keys")) {
            section.problem("keys", "must name at least one key");
        }
        Set<String> seen = new HashSet<>();
        keys.stream()
                .filter(each -> each.unresolved("key").filter(key -> !seen.add(key)).isPresent())
                .forEach(each -> each.problem("key", "must be another one than those before it"));
        return keys.stream().flatMap(each -> account(each).stream()).toList();
    }

    private Optional<AccountSettings> account(Section section) {
        if (!section.has("key")) {
            section.problem("key", "is required");
        }
        int weight = section.value("weight").between(1, MOST_WEIGHT, 1);
        Optional<String> quotaGroup = section.filled("quota-group");
        return secret(section, "key").map(key -> new AccountSettings(key, weight, quotaGroup));
    }

    private static Map<String, String> options(Section auth) {
        Map<String, String> options = new HashMap<>();
        AUTH_OPTIONS.forEach(name -> auth.text(name).ifPresent(text -> options.put(name, text)));
        return options;
    }
}
