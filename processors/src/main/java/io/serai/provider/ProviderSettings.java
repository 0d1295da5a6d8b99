package io.serai.provider;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.ProviderId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One configured way to reach a model. {@code failureDomains} are labels such as {@code region=eu}
 * that tell which providers fail together; {@code auth} stands where there is no {@code key};
 * {@code options} are the protocol's own keys (an API version, what the model accepts).
 */
public record ProviderSettings(
        ProviderId id,
        String protocol,
        URI baseUrl,
        String model,
        Optional<Secret> key,
        Optional<AuthSettings> auth,
        Set<Capability> capabilities,
        Classification clearance,
        Limits limits,
        BreakerSettings breaker,
        Duration connectTimeout,
        Duration responseTimeout,
        int answerBytes,
        Map<String, String> failureDomains,
        Map<String, String> options) {
    public ProviderSettings {
        capabilities = Set.copyOf(capabilities);
        failureDomains = Map.copyOf(failureDomains);
        options = Map.copyOf(options);
        if (!connectTimeout.isPositive() || !responseTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "connect-timeout and response-timeout must be positive");
        }
        if (answerBytes <= 0) {
            throw new IllegalArgumentException("answer-bytes must be positive: " + answerBytes);
        }
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
                protocol,
                baseUrl,
                model,
                key,
                auth,
                otherCapabilities,
                clearance,
                limits,
                breaker,
                connectTimeout,
                responseTimeout,
                answerBytes,
                failureDomains,
                otherOptions);
    }
}
