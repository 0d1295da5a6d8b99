package io.serai.provider;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.Kind;
import io.serai.model.ProviderId;
import io.serai.price.PriceSettings;
import io.serai.price.PriceTable;
import io.serai.price.Tariff;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Settings, clock and chance for tests. */
public final class Providers {
    public static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    public static final InstantSource CLOCK = InstantSource.fixed(NOW);
    public static final String KEY = "correct horse battery";

    /** Chance that always falls half-way. */
    public static final RandomGenerator EVEN =
            new RandomGenerator() {
                @Override
                public long nextLong() {
                    return 0xabcL;
                }

                @Override
                public double nextDouble() {
                    return 0.5;
                }
            };

    /** Nothing has a price. */
    public static final Tariff FREE =
            new Tariff(PriceTable.NONE, PriceSettings.BY_MODEL, "model", false);

    private static final Limits LIMITS =
            new Limits(8, OptionalInt.empty(), OptionalInt.empty(), Duration.ofSeconds(2));
    private static final Keys ONE_KEY =
            new Keys(Optional.of(new Secret(KEY)), Optional.empty(), List.of());
    private static final Keys NO_KEY = new Keys(Optional.empty(), Optional.empty(), List.of());

    private record Keys(
            Optional<Secret> key, Optional<String> quotaGroup, List<AccountSettings> accounts) {}

    private Providers() {}

    /** One credential at most. */
    public static Accounts noKeys() {
        return new Accounts(
                settings("silent", "model", Map.of()),
                new QuotaGroups(),
                InstantSource.system(),
                new Random(1));
    }

    public static ProviderSettings settings(
            String protocol, String model, Map<String, String> options) {
        return settings(protocol, URI.create("https://provider.example"), model, options);
    }

    public static ProviderSettings settings(
            String protocol, URI baseUrl, String model, Map<String, String> options) {
        return settings(Kind.CHAT, protocol, baseUrl, model, options, ONE_KEY, LIMITS);
    }

    /** The same for an embeddings model. */
    public static ProviderSettings embeddings(
            String protocol, URI baseUrl, String model, Map<String, String> options) {
        return settings(Kind.EMBEDDINGS, protocol, baseUrl, model, options, ONE_KEY, LIMITS);
    }

    /** Of a server on one's own machine, which asks nobody for a key. */
    public static ProviderSettings local(
            Kind kind, String protocol, String model, Map<String, String> options) {
        return settings(
                kind,
                protocol,
                URI.create("http://localhost:11434"),
                model,
                options,
                NO_KEY,
                LIMITS);
    }

    /** With several keys, and perhaps of a group. */
    public static ProviderSettings settings(
            Optional<String> quotaGroup, List<AccountSettings> accounts) {
        return settings(
                Kind.CHAT,
                "silent",
                URI.create("https://provider.example"),
                "model",
                Map.of(),
                new Keys(Optional.empty(), quotaGroup, accounts),
                LIMITS);
    }

    /** With limits of its own. */
    public static ProviderSettings limited(String protocol, String model, Limits limits) {
        URI baseUrl = URI.create("https://provider.example");
        return settings(Kind.CHAT, protocol, baseUrl, model, Map.of(), ONE_KEY, limits);
    }

    private static ProviderSettings settings(
            Kind kind,
            String protocol,
            URI baseUrl,
            String model,
            Map<String, String> options,
            Keys keys,
            Limits limits) {
        return new ProviderSettings(
                new ProviderId("some"),
                kind,
                protocol,
                baseUrl,
                model,
                Optional.empty(),
                keys.key(),
                Optional.empty(),
                keys.accounts(),
                keys.quotaGroup(),
                EnumSet.allOf(Capability.class),
                Classification.INTERNAL,
                limits,
                BreakerSettings.DEFAULT,
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                1 << 20,
                options,
                PriceSettings.BY_MODEL,
                Optional.empty());
    }
}
