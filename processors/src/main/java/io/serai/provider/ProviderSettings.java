package io.serai.provider;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.Kind;
import io.serai.model.ProviderId;
import io.serai.price.PriceSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One configured way to reach a model. {@code vectorSpace} is the name of what vectors of {@code
 * kind} embeddings can be compared within; {@code auth} stands where there is no {@code key};
 * {@code accounts} are several keys instead of one; providers of one {@code quotaGroup} share their
 * limits; {@code images} says where to fetch images from for it; {@code options} are the protocol's
 * own keys (an API version, what the model accepts).
 */
public record ProviderSettings(
        ProviderId id,
        Kind kind,
        String protocol,
        URI baseUrl,
        String model,
        Optional<String> vectorSpace,
        Optional<Secret> key,
        Optional<AuthSettings> auth,
        List<AccountSettings> accounts,
        Optional<String> quotaGroup,
        Set<Capability> capabilities,
        Classification clearance,
        Limits limits,
        BreakerSettings breaker,
        Duration connectTimeout,
        Duration responseTimeout,
        int answerBytes,
        Map<String, String> options,
        PriceSettings price,
        Optional<ImageSettings> images) {
    /** The option of embeddings models that fixes the length of their vectors. */
    public static final String DIMENSIONS = "dimensions";

    public ProviderSettings {
        accounts = List.copyOf(accounts);
        capabilities = Set.copyOf(capabilities);
        options = Map.copyOf(options);
        if (!connectTimeout.isPositive() || !responseTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "connect-timeout and response-timeout must be positive");
        }
        if (vectorSpace.isPresent() && kind != Kind.EMBEDDINGS) {
            throw new IllegalArgumentException(
                    "vector-space must be left out where kind is not embeddings: "
                            + vectorSpace.orElseThrow());
        }
        if (answerBytes <= 0) {
            throw new IllegalArgumentException("answer-bytes must be positive: " + answerBytes);
        }
    }

    /**
     * What its vectors can be compared within: as configured, else its model and the length that
     * its options fix.
     */
    public String space() {
        String fixed = options.get(DIMENSIONS);
        return vectorSpace.orElse(fixed == null ? model : model + " of " + fixed + " dimensions");
    }

    /** Refuses a kind that the protocol has nothing for. */
    public void requireChat() {
        if (kind != Kind.CHAT) {
            throw new IllegalArgumentException(
                    "kind must be chat here: " + protocol + " has no embeddings, model " + model);
        }
    }

    /** All that it may be called with, and that nobody may read. */
    public List<Secret> secrets() {
        return Stream.of(
                        key.stream(),
                        accounts.stream().map(AccountSettings::key),
                        auth.flatMap(AuthSettings::secret).stream())
                .flatMap(secrets -> secrets)
                .toList();
    }

    /** The same with other options. */
    public ProviderSettings withOptions(Map<String, String> others) {
        return with(capabilities, others);
    }

    /** The same with other capabilities. */
    public ProviderSettings withCapabilities(Set<Capability> others) {
        return with(others, options);
    }

    private ProviderSettings with(
            Set<Capability> otherCapabilities, Map<String, String> otherOptions) {
        return new ProviderSettings(
                id,
                kind,
                protocol,
                baseUrl,
                model,
                vectorSpace,
                key,
                auth,
                accounts,
                quotaGroup,
                otherCapabilities,
                clearance,
                limits,
                breaker,
                connectTimeout,
                responseTimeout,
                answerBytes,
                otherOptions,
                price,
                images);
    }
}
