package io.serai.config;

import static io.serai.config.Loading.SMALL;
import static io.serai.config.Loading.load;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.Kind;
import io.serai.model.ProviderId;
import io.serai.price.PriceSettings;
import io.serai.provider.BreakerSettings;
import io.serai.provider.ImageSettings;
import io.serai.provider.Limits;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of a provider: the defaults, and every key mapped. */
class ProviderSettingsTest {
    private static final Set<Capability> ABLE = Set.of(Capability.TOOLS, Capability.IMAGES);

    private final SeraiSettings defaults = load(SMALL);

    @Test
    void providerDefaults() {
        assertThat(defaults.providers())
                .containsExactly(
                        provider("claude", "anthropic", "https://a.example", new Secret("secret")),
                        provider("gpt", "openai", "https://b.example", null));
    }

    private static ProviderSettings provider(String name, String protocol, String url, Secret key) {
        return new ProviderSettings(
                new ProviderId(name),
                Kind.CHAT,
                protocol,
                URI.create(url),
                "m",
                Optional.empty(),
                Optional.ofNullable(key),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                ABLE,
                Classification.INTERNAL,
                new Limits(64, OptionalInt.empty(), OptionalInt.empty(), Duration.ofSeconds(2)),
                BreakerSettings.DEFAULT,
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                4 << 20,
                Map.of(),
                PriceSettings.BY_MODEL,
                Optional.empty());
    }

    @Test
    void providerKeys() {
        String yaml =
                """
                providers:
                  one:
                    kind: embeddings
                    vector-space: ours
                    protocol: gemini
                    base-url: http://c.example:8080/v1
                    model: flash
                    key: "{{env:KEY}}"
                    capabilities: [image-urls]
                    clearance: confidential
                    limits: {max-concurrent: 1, requests-per-minute: 2, tokens-per-minute: 3, short-wait: 0s}
                    breaker:
                      failures-in-a-row: 4
                      failure-rate-percent: 5
                      window: 6s
                      minimum-calls: 7
                      open-for: 8s
                      open-for-at-most: 9s
                      open-long: 10s
                      open-long-at-most: 11s
                    connect-timeout: 12s
                    response-timeout: 13s
                    answer-bytes: 14KiB
                    options: {like: x, deep: true}
                    price: {like: gpt-4o, regional: true}
                    quota-group: our-organisation
                    images: {fetch-from: [img.example, "*.cdn.example"], bytes: 1MiB, total-bytes: 2MiB, longest-side: 15, most: 16, timeout: 17s}
                chains: {c: {tiers: [one]}}
                """;
        assertThat(load(yaml).providers())
                .containsExactly(
                        new ProviderSettings(
                                new ProviderId("one"),
                                Kind.EMBEDDINGS,
                                "gemini",
                                URI.create("http://c.example:8080/v1"),
                                "flash",
                                Optional.of("ours"),
                                Optional.of(new Secret("secret")),
                                Optional.empty(),
                                List.of(),
                                Optional.of("our-organisation"),
                                Set.of(Capability.IMAGE_URLS),
                                Classification.CONFIDENTIAL,
                                new Limits(1, OptionalInt.of(2), OptionalInt.of(3), Duration.ZERO),
                                new BreakerSettings(
                                        4,
                                        5,
                                        Duration.ofSeconds(6),
                                        7,
                                        Duration.ofSeconds(8),
                                        Duration.ofSeconds(9),
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(11)),
                                Duration.ofSeconds(12),
                                Duration.ofSeconds(13),
                                14 << 10,
                                Map.of("like", "x", "deep", "true"),
                                new PriceSettings(Optional.of("gpt-4o"), Optional.of(true)),
                                Optional.of(
                                        new ImageSettings(
                                                List.of("img.example", "*.cdn.example"),
                                                1 << 20,
                                                2 << 20,
                                                15,
                                                16,
                                                Duration.ofSeconds(17)))));
    }
}
