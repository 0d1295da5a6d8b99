package io.serai.credential;

import io.serai.provider.AuthSettings;
import io.serai.provider.Credential;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What proves to each provider who calls. */
public final class Credentials {
    private final Map<String, String> environment;
    private final InstantSource clock;

    /**
     * @param environment as in {@link System#getenv()}
     */
    public Credentials(Map<String, String> environment, InstantSource clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /**
     * The credential of one provider; nothing is fetched yet. What is missing is an {@link
     * IllegalArgumentException} that begins with {@code auth.<option>}.
     */
    public Credential of(ProviderSettings settings, Protocol protocol) {
        return settings.auth()
                .map(auth -> credential(settings, auth))
                .or(() -> ofAccounts(settings, protocol))
                .or(() -> settings.key().map(protocol::credential).map(Credential::fixed))
                .orElse(Credential.NONE);
    }

    private static Optional<Credential> ofAccounts(ProviderSettings settings, Protocol protocol) {
        return settings.accounts().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Credential.ofAccounts(
                                settings.accounts().stream()
                                        .map(account -> protocol.credential(account.key()))
                                        .map(Credential::fixed)
                                        .toList()));
    }

    /** As {@link #of}, for what it lacks only. */
    public void check(ProviderSettings settings) {
        settings.auth().ifPresent(auth -> credential(settings, auth));
    }

    private Credential credential(ProviderSettings settings, AuthSettings auth) {
        return switch (auth.type()) {
            case AWS -> AwsSignature.of(auth, settings.baseUrl(), clock);
            case ENTRA -> bearer(settings, EntraTokens.of(auth, environment, Optional.empty()));
            case GOOGLE -> bearer(settings, GoogleTokens.of(auth));
        };
    }

    private Credential bearer(ProviderSettings settings, TokenSource source) {
        return new BearerToken(settings.id().toString(), source, clock);
    }
}
