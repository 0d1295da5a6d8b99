package io.serai.config;

import static io.serai.config.Loading.SMALL;
import static io.serai.config.Loading.load;
import static io.serai.config.Loading.replaced;
import static io.serai.config.Loading.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.Kind;
import io.serai.model.Priority;
import io.serai.model.ProviderId;
import io.serai.model.Team;
import io.serai.routing.Balance;
import io.serai.routing.Chain;
import io.serai.routing.Fallback;
import io.serai.routing.Member;
import io.serai.routing.Rule;
import io.serai.routing.Tier;
import io.serai.routing.WhenExhausted;
import io.serai.routing.WhenExpired;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of teams, chains and rules: the defaults, and every key mapped. */
class RoutingSettingsTest {
    private static final Set<Capability> ABLE = Set.of(Capability.TOOLS, Capability.IMAGES);

    private final SeraiSettings defaults = load(SMALL);

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
                            kinds: [chat]
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
                                Set.of(Kind.CHAT),
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
}
