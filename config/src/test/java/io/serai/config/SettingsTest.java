package io.serai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.serai.model.Capability;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Priority;
import io.serai.model.ProviderId;
import io.serai.model.Team;
import io.serai.price.PriceSettings;
import io.serai.provider.BreakerSettings;
import io.serai.provider.ImageSettings;
import io.serai.provider.Limits;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Secret;
import io.serai.routing.Balance;
import io.serai.routing.Chain;
import io.serai.routing.Fallback;
import io.serai.routing.Member;
import io.serai.routing.Rule;
import io.serai.routing.Tier;
import io.serai.routing.WhenExhausted;
import io.serai.routing.WhenExpired;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of every settings record: its defaults, and every key mapped. */
class SettingsTest {
    private static final Set<Capability> ABLE = Set.of(Capability.TOOLS, Capability.IMAGES);

    private final SeraiSettings defaults = ConfigLoaderTest.load(ConfigLoaderTest.SMALL);

    @Test
    void kafkaDefaults() {
        assertThat(defaults.kafka())
                .isEqualTo(
                        new KafkaSettings(
                                new Cluster.Embedded(Path.of("./data"), 9092),
                                Durability.SINGLE_NODE,
                                Map.of()));
    }

    @Test
    void kafkaKeys() {
        KafkaSettings remote =
                with("""
                kafka:
                  bootstrap-servers: a:9092,b:9092
                  durability: single-node
                  properties: {security.protocol: SSL, client.dns.lookup: x}
                """)
                        .kafka();
        assertThat(remote)
                .isEqualTo(
                        new KafkaSettings(
                                new Cluster.Remote("a:9092,b:9092"),
                                Durability.SINGLE_NODE,
                                Map.of("security.protocol", "SSL", "client.dns.lookup", "x")));
        assertThat(with("kafka: {bootstrap-servers: a:1}").kafka().durability())
                .isEqualTo(Durability.REPLICATED);
        assertThat(with("kafka: {embedded: {folder: /tmp/x, port: 0}}").kafka().cluster())
                .isEqualTo(new Cluster.Embedded(Path.of("/tmp/x"), 0));
    }

    @Test
    void workerDefaults() {
        assertThat(defaults.worker())
                .isEqualTo(
                        new WorkerSettings(
                                "host-1",
                                4096,
                                Runtime.getRuntime().maxMemory() / 4,
                                Duration.ofMillis(100),
                                Duration.ofSeconds(130),
                                GroupProtocol.CONSUMER,
                                "serai"));
    }

    @Test
    void workerKeys() {
        assertThat(
                        with("""
                        worker:
                          id: w
                          max-in-flight: 7
                          max-in-flight-bytes: 3MiB
                          commit-interval: 50ms
                          finish-timeout: 1m
                          group-protocol: classic
                          group-id-prefix: ours
                        """)
                                .worker())
                .isEqualTo(
                        new WorkerSettings(
                                "w",
                                7,
                                3 << 20,
                                Duration.ofMillis(50),
                                Duration.ofMinutes(1),
                                GroupProtocol.CLASSIC,
                                "ours"));
    }

    @Test
    void limitDefaults() {
        assertThat(defaults.limits())
                .isEqualTo(new LimitSettings(1 << 20, Duration.ofDays(7), Duration.ofHours(24)));
    }

    @Test
    void limitKeys() {
        assertThat(
                        with("limits: {request-bytes: 2KiB, longest-deadline: 2d, default-ttl: PT1H}")
                                .limits())
                .isEqualTo(new LimitSettings(2048, Duration.ofDays(2), Duration.ofHours(1)));
    }

    @Test
    void teamDefaults() {
        assertThat(defaults.teams())
                .containsExactly(
                        new TeamSettings(
                                Team.DEFAULT,
                                "ai.requests",
                                "ai.replies",
                                List.of(),
                                Classification.INTERNAL,
                                false));
        assertThat(with("teams: {shop: {}}").teams())
                .containsExactly(
                        new TeamSettings(
                                new Team("shop"),
                                "ai.requests.shop",
                                "ai.replies.shop",
                                List.of(),
                                Classification.INTERNAL,
                                false));
    }

    @Test
    void teamKeys() {
        assertThat(
                        with("""
                        teams:
                          shop:
                            request-topic: q
                            reply-topic: r
                            allowed-reply-topics: ["shop.*", x]
                            classification: restricted
                            ordered: true
                        """)
                                .teams())
                .containsExactly(
                        new TeamSettings(
                                new Team("shop"),
                                "q",
                                "r",
                                List.of("shop.*", "x"),
                                Classification.RESTRICTED,
                                true));
    }

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
                protocol,
                URI.create(url),
                "m",
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
                    protocol: gemini
                    base-url: http://c.example:8080/v1
                    model: flash
                    key: "{{env:KEY}}"
                    capabilities: [tools]
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
                    failure-domains: {region: eu}
                    options: {like: x, deep: true}
                    price: {like: gpt-4o, regional: true}
                    quota-group: our-organisation
                    images: {fetch-from: [img.example, "*.cdn.example"], bytes: 1MiB, longest-side: 15, most: 16, timeout: 17s}
                chains: {c: {tiers: [one]}}
                """;
        assertThat(ConfigLoaderTest.load(yaml).providers())
                .containsExactly(
                        new ProviderSettings(
                                new ProviderId("one"),
                                "gemini",
                                URI.create("http://c.example:8080/v1"),
                                "flash",
                                Optional.of(new Secret("secret")),
                                Optional.empty(),
                                List.of(),
                                Optional.of("our-organisation"),
                                Set.of(Capability.TOOLS),
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
                                Map.of("region", "eu"),
                                Map.of("like", "x", "deep", "true"),
                                new PriceSettings(Optional.of("gpt-4o"), Optional.of(true)),
                                Optional.of(
                                        new ImageSettings(
                                                List.of("img.example", "*.cdn.example"),
                                                1 << 20,
                                                15,
                                                16,
                                                Duration.ofSeconds(17)))));
    }

    @Test
    void chainDefaults() {
        assertThat(defaults.chains())
                .containsExactly(
                        new ChainSettings(
                                new Chain(
                                        new ChainId("default"),
                                        List.of(tier("claude"), tier("gpt")),
                                        8,
                                        new WhenExhausted.Park(),
                                        new WhenExpired.Fail()),
                                0.5));
        assertThat(defaults.drainTo()).isEmpty();
    }

    private static Tier tier(String provider) {
        return new Tier(List.of(member(provider, 1)));
    }

    private static Member member(String provider, int weight) {
        return new Member(new ProviderId(provider), weight, ABLE, Classification.INTERNAL);
    }

    @Test
    void chainKeys() {
        SeraiSettings settings =
                replaced(
                        """
                        {tiers: [{claude: 2, gpt: 0}], attempt-budget: 3, when-exhausted: fallback,
                             balance: least-in-flight, sticky: conversation,
                             when-expired: fallback, drain-share: 0.25,
                             fallback: {end-point: "http:x", timeout: 4s}}
                          old: {drain-to: default}
                        """);
        Fallback fallback = new Fallback.EndPoint("http:x", Duration.ofSeconds(4));
        assertThat(settings.chains())
                .containsExactly(
                        new ChainSettings(
                                new Chain(
                                        new ChainId("default"),
                                        List.of(
                                                new Tier(
                                                        List.of(
                                                                member("claude", 2),
                                                                member("gpt", 0)))),
                                        Balance.LEAST_IN_FLIGHT,
                                        Optional.of("conversation"),
                                        3,
                                        new WhenExhausted.Degrade(fallback),
                                        new WhenExpired.Degrade(fallback)),
                                0.25));
        assertThat(settings.drainTo())
                .isEqualTo(Map.of(new ChainId("old"), new ChainId("default")));
    }

    @Test
    void aFallbackMayBeAText() {
        SeraiSettings settings =
                replaced("{tiers: [gpt], when-exhausted: fallback, fallback: {text: Sorry.}}");

        assertThat(settings.chains().getFirst().chain().whenExhausted())
                .isEqualTo(new WhenExhausted.Degrade(new Fallback.Text("Sorry.")));
    }

    @Test
    void ruleDefaults() {
        assertThat(defaults.rules())
                .containsExactly(RuleReader.everything("default", new ChainId("default")));
    }

    @Test
    void ruleKeys() {
        SeraiSettings settings =
                with(
                        """
                        teams: {shop: {}}
                        rules:
                          - name: one
                            chain: default
                            models: ["gpt-*"]
                            teams: [shop]
                            apps: [a]
                            classifications: [public, internal]
                            priorities: [bulk]
                            labels: {cost: 42}
                            needs: [json-schema]
                            min-tokens: 1
                            max-tokens: 2
                          - {name: default, chain: default}
                        """);
        assertThat(settings.rules())
                .containsExactly(
                        new Rule(
                                "one",
                                new ChainId("default"),
                                List.of("gpt-*"),
                                Set.of(new Team("shop")),
                                Set.of("a"),
                                Set.of(Classification.PUBLIC, Classification.INTERNAL),
                                Set.of(Priority.BULK),
                                Map.of("cost", "42"),
                                Set.of(Capability.JSON_SCHEMA),
                                OptionalInt.of(1),
                                OptionalInt.of(2)),
                        RuleReader.everything("default", new ChainId("default")));
    }

    @Test
    void probeDefaultsAndKeys() {
        assertThat(defaults.probe())
                .isEqualTo(
                        new ProbeSettings(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(4)));
        assertThat(with("probe: {interval: 1m, in-outage: 2s, timeout: 1s}").probe())
                .isEqualTo(
                        new ProbeSettings(
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1)));
    }

    @Test
    void managementDefaultsAndKeys() {
        assertThat(defaults.management()).isEqualTo(new ManagementSettings("127.0.0.1", 8089));
        assertThat(with("management: {host: 0.0.0.0, port: 0}").management())
                .isEqualTo(new ManagementSettings("0.0.0.0", 0));
    }

    @Test
    void topicDefaults() {
        assertThat(defaults.topics())
                .isEqualTo(new TopicSettings(48, 12, 48, 1, 1, Duration.ofHours(1)));
        assertThat(with("kafka: {bootstrap-servers: a:1}").topics())
                .isEqualTo(new TopicSettings(48, 12, 48, 3, 2, Duration.ofHours(1)));
    }

    @Test
    void topicKeys() {
        assertThat(
                        with("""
                        topics:
                          request-partitions: 1
                          reply-partitions: 2
                          parked-partitions: 3
                          replication: 5
                          min-insync-replicas: 4
                          verify-every: 5m
                        """)
                                .topics())
                .isEqualTo(new TopicSettings(1, 2, 3, 5, 4, Duration.ofMinutes(5)));
    }

    @Test
    void recordsRefuseNonsenseThemselves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ProbeSettings(
                                Duration.ofSeconds(1), Duration.ofMillis(9), Duration.ofSeconds(1)))
                .withMessage("in-outage must be at least 10ms, is PT0.009S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ManagementSettings("", 1))
                .withMessage("host must not be blank, is ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitSettings(1, Duration.ofDays(1), Duration.ofDays(2)))
                .withMessage("default-ttl must not exceed longest-deadline, is PT48H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cluster.Embedded(Path.of("x"), 70_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicSettings(1, 1, 1, 1, 2, Duration.ofHours(1)));
    }

    private static SeraiSettings with(String yaml) {
        return ConfigLoaderTest.load(ConfigLoaderTest.SMALL + yaml);
    }

    private static SeraiSettings replaced(String chain) {
        return ConfigLoaderTest.load(
                ConfigLoaderTest.SMALL.replace("{tiers: [claude, gpt]}\n", chain));
    }
}
