package io.serai.config;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.Kind;
import io.serai.model.ProviderId;
import io.serai.price.PriceSettings;
import io.serai.price.PriceTable;
import io.serai.provider.BreakerSettings;
import io.serai.provider.HttpUrl;
import io.serai.provider.ImageSettings;
import io.serai.provider.Limits;
import io.serai.provider.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code providers.<name>}. */
final class ProviderReader {
    private static final int MAX_CONCURRENT = 64;
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(2);
    private static final int ANSWER_BYTES = 4 << 20;
    private static final ProviderId UNNAMED = new ProviderId("unnamed");
    private static final Limits DEFAULT_LIMITS =
            new Limits(MAX_CONCURRENT, OptionalInt.empty(), OptionalInt.empty(), SHORT_WAIT);

    private final Protocols protocols;
    private final Secrets secrets;
    private final CredentialReader credentials;
    private final CapabilityReader capabilities;
    private final PriceTable prices;
    private final ProviderWarnings warnings;

    ProviderReader(Protocols protocols, Secrets secrets, PriceTable prices) {
        this.protocols = protocols;
        this.secrets = secrets;
        this.credentials = new CredentialReader(secrets);
        this.capabilities = new CapabilityReader(protocols);
        this.prices = prices;
        this.warnings = new ProviderWarnings(prices);
    }

    Optional<ProviderSettings> read(Section section) {
        Optional<ProviderId> id = section.build("", () -> new ProviderId(section.name()));
        String protocol = protocol(section);
        Optional<URI> url = baseUrl(section);
        Optional<ProviderSettings> settings =
                section.build(() ->
                        settings(
                                section,
                                id.orElse(UNNAMED),
                                protocol,
                                url.orElse(URI.create("http://localhost"))));
        settings.ifPresent(it -> warnings.of(section, it));
        boolean whole = id.isPresent() && url.isPresent() && protocols.names().contains(protocol);
        return settings.filter(_ -> whole).flatMap(it -> narrowed(section, it));
    }

    private ProviderSettings settings(Section section, ProviderId id, String protocol, URI url) {
        return new ProviderSettings(
                id,
                section.value("kind").word(Kind.class, Kind.CHAT),
                protocol,
                url,
                section.required("model"),
                section.filled("vector-space"),
                credentials.key(section),
                credentials.auth(section),
                credentials.accounts(section),
                section.filled("quota-group"),
                Set.copyOf(section.words("capabilities", Capability.class)),
                section.value("clearance").word(Classification.class, Classification.INTERNAL),
                limits(section.section("limits")).orElse(DEFAULT_LIMITS),
                breaker(section.section("breaker")).orElse(BreakerSettings.DEFAULT),
                section.value("connect-timeout").duration(CONNECT_TIMEOUT),
                section.value("response-timeout").duration(RESPONSE_TIMEOUT),
                section.value("answer-bytes").arraySize(ANSWER_BYTES),
                section.map("options"),
                price(section.section("price")),
                images(section));
    }

    /** Left out, Serai fetches nothing. */
    private static Optional<ImageSettings> images(Section section) {
        if (!section.has("images")) {
            return Optional.empty();
        }
        Section images = section.section("images");
        return images.build(() ->
                new ImageSettings(
                        images.texts("fetch-from"),
                        images.value("bytes").arraySize(ImageSettings.BYTES),
                        images.value("total-bytes").arraySize(ImageSettings.TOTAL_BYTES),
                        images.value("longest-side").positive(ImageSettings.LONGEST_SIDE),
                        images.value("most").positive(ImageSettings.MOST),
                        images.value("timeout").duration(ImageSettings.TIMEOUT)));
    }

    private PriceSettings price(Section section) {
        Optional<String> like = section.text("like");
        like.filter(model -> secrets == Secrets.WANTED && !prices.knows(model))
                .ifPresent(
                        model -> section.problem("like", "has no price in the table, is " + model));
        return new PriceSettings(
                like,
                section.has("regional")
                        ? Optional.of(section.value("regional").flag(false))
                        : Optional.empty());
    }

    private String protocol(Section section) {
        String protocol = section.required("protocol");
        if (section.has("protocol") && !protocols.names().contains(protocol)) {
            List<String> names = protocols.names().stream().sorted().toList();
            section.problem(
                    "protocol",
                    "must be one of "
                            + String.join(", ", names)
                            + ", is "
                            + section.unresolved("protocol").orElse(""));
        }
        return protocol;
    }

    private static Optional<URI> baseUrl(Section section) {
        String text = section.required("base-url");
        return text.isEmpty()
                ? Optional.empty()
                : section.build("base-url", () -> HttpUrl.of(text));
    }

    private static Optional<Limits> limits(Section section) {
        return section.build(() ->
                new Limits(
                        section.value("max-concurrent").positive(MAX_CONCURRENT),
                        section.value("requests-per-minute").positive(),
                        section.value("tokens-per-minute").positive(),
                        section.value("short-wait").pause(SHORT_WAIT)));
    }

    private static Optional<BreakerSettings> breaker(Section section) {
        BreakerSettings otherwise = BreakerSettings.DEFAULT;
        return section.build(() ->
                new BreakerSettings(
                        section.value("failures-in-a-row").positive(otherwise.failuresInARow()),
                        section.value("failure-rate-percent")
                                .between(1, 100, otherwise.failureRatePercent()),
                        section.value("window").duration(otherwise.window()),
                        section.value("minimum-calls").positive(otherwise.minimumCalls()),
                        section.value("open-for").duration(otherwise.openFor()),
                        section.value("open-for-at-most").duration(otherwise.openForAtMost()),
                        section.value("open-long").duration(otherwise.openLong()),
                        section.value("open-long-at-most").duration(otherwise.openLongAtMost())));
    }

    private Optional<ProviderSettings> narrowed(Section section, ProviderSettings settings) {
        Optional<Set<Capability>> able = capabilities.read(section, settings);
        able.ifPresent(_ -> section.check(() -> protocols.checkAddress(settings)));
        if (secrets == Secrets.WANTED) {
            section.check(() -> protocols.checkCredential(settings));
        }
        return able.map(settings::withCapabilities);
    }
}
