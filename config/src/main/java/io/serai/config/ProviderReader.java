package io.serai.config;

import io.serai.model.Capability;
import io.serai.model.Classification;
import io.serai.model.ProviderId;
import io.serai.provider.AuthSettings;
import io.serai.provider.BreakerSettings;
import io.serai.provider.Limits;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final List<String> AUTH_OPTIONS =
            List.of(
                    "region",
                    "profile",
                    "tenant",
                    "client-id",
                    "scope",
                    "authority",
                    "credentials-file");

    private static final ProviderId UNNAMED = new ProviderId("unnamed");
    private static final Limits DEFAULT_LIMITS =
            new Limits(MAX_CONCURRENT, OptionalInt.empty(), OptionalInt.empty(), SHORT_WAIT);

    private final Protocols protocols;
    private final Secrets secrets;

    ProviderReader(Protocols protocols, Secrets secrets) {
        this.protocols = protocols;
        this.secrets = secrets;
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
        boolean whole = id.isPresent() && url.isPresent() && protocols.names().contains(protocol);
        return settings.filter(_ -> whole).flatMap(it -> narrowed(section, it));
    }

    private ProviderSettings settings(Section section, ProviderId id, String protocol, URI url) {
        return new ProviderSettings(
                id,
                protocol,
                url,
                section.required("model"),
                secret(section, "key"),
                auth(section),
                Set.copyOf(section.words("capabilities", Capability.class)),
                section.value("clearance").word(Classification.class, Classification.INTERNAL),
                limits(section.section("limits")).orElse(DEFAULT_LIMITS),
                breaker(section.section("breaker")).orElse(BreakerSettings.DEFAULT),
                section.value("connect-timeout").duration(CONNECT_TIMEOUT),
                section.value("response-timeout").duration(RESPONSE_TIMEOUT),
                section.value("answer-bytes").arraySize(ANSWER_BYTES),
                section.map("failure-domains"),
                section.map("options"));
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
        return text.isEmpty() ? Optional.empty() : section.build("base-url", () -> url(text));
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http
                || url.getHost() == null
                || url.getRawQuery() != null
                || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "must be an http(s) URL with a host and without user or query");
        }
        return url;
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
        return section.text(key).filter(text -> !text.isBlank()).map(Secret::new);
    }

    /** Instead of a key; which options a type takes it says itself. */
    private Optional<AuthSettings> auth(Section section) {
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

    private static Map<String, String> options(Section auth) {
        Map<String, String> options = new HashMap<>();
        AUTH_OPTIONS.forEach(name -> auth.text(name).ifPresent(text -> options.put(name, text)));
        return options;
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

    /** A provider can do what its protocol can, or less where the operator says so. */
    private Optional<ProviderSettings> narrowed(Section section, ProviderSettings settings) {
        Optional<Set<Capability>> able = section.build(() -> protocols.capabilities(settings));
        if (secrets == Secrets.WANTED) {
            section.check(() -> protocols.check(settings));
        }
        if (!section.has("capabilities")) {
            return able.map(settings::withCapabilities);
        }
        Set<Capability> beyond = EnumSet.noneOf(Capability.class);
        able.ifPresent(all ->
                settings.capabilities().stream()
                        .filter(wanted -> !all.contains(wanted))
                        .forEach(beyond::add));
        beyond.forEach(it ->
                section.problem(
                        "capabilities",
                        "must be within its protocol's, which lacks " + Value.word(it)));
        return able.map(_ -> settings);
    }
}
