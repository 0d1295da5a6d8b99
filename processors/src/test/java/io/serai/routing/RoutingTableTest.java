package io.serai.routing;

import static io.serai.model.Requests.NOW;
import static io.serai.routing.Chains.CLAUDE;
import static io.serai.routing.Chains.DEFAULT;
import static io.serai.routing.Chains.chain;
import static io.serai.routing.Chains.member;
import static io.serai.routing.Chains.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Kind;
import io.serai.model.Part;
import io.serai.model.Request;
import io.serai.model.Requests;
import io.serai.routing.RoutingTable.Choice;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTableTest {
    private static final ChainId FAST = new ChainId("fast");
    private static final ChainId BLIND = new ChainId("blind");
    private static final ChainId VECTORS = new ChainId("vectors");
    private static final ChainId OPEN = new ChainId("open");

    @Test
    void takesTheFirstRuleThatMatches() {
        RoutingTable table = table(rule(FAST, "gpt-*"), rule(DEFAULT));

        assertThat(chosen(table, Requests.request("gpt-6-sol", NOW.plusSeconds(9))))
                .isEqualTo(FAST);
        assertThat(chosen(table, Requests.request("claude-opus-5-5", NOW.plusSeconds(9))))
                .isEqualTo(DEFAULT);
    }

    @Test
    void refusesWhatNoProviderOfTheChainCanDo() {
        Request picture =
                Requests.request(
                        Requests.prompt("m", new Part.LinkedImage("https://example.org/a.png")),
                        NOW.plusSeconds(9));

        assertThat(refused(table(rule(BLIND)), picture)).isEqualTo(ErrorCode.NOT_ABLE);
    }

    @Test
    void refusesWhatNoProviderOfTheChainMaySee() {
        assertThat(refused(table(rule(OPEN)), Requests.request())).isEqualTo(ErrorCode.NOT_CLEARED);
    }

    @Test
    void refusesAKindThatTheChainIsNotFor() {
        Request texts = Requests.request(Requests.texts("a"), NOW.plusSeconds(9));

        assertThat(refusal(table(rule(DEFAULT)), texts))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ABLE);
                    assertThat(failure.message())
                            .isEqualTo(
                                    "no provider of chain default is of kind embeddings: route such"
                                            + " requests to another chain");
                });
        assertThat(refusal(table(rule(VECTORS)), Requests.request()).message())
                .startsWith("no provider of chain vectors is of kind chat");
        assertThat(chosen(table(rule(VECTORS)), texts)).isEqualTo(VECTORS);
    }

    @Test
    void refusesSeveralTextsWhereACallHasAPlaceForOne() {
        Request two = Requests.request(Requests.texts("a", "b"), NOW.plusSeconds(9));

        assertThat(refusal(table(rule(VECTORS)), two).message())
                .endsWith("has all of what the request needs: [SEVERAL_INPUTS]");
    }

    @Test
    void aRuleMayChooseByKind() {
        Rule embeddings = withKinds(rule(VECTORS), Set.of(Kind.EMBEDDINGS));

        RoutingTable table = table(embeddings, rule(DEFAULT));
        assertThat(chosen(table, Requests.request())).isEqualTo(DEFAULT);
        assertThat(chosen(table, Requests.request(Requests.texts("a"), NOW.plusSeconds(9))))
                .isEqualTo(VECTORS);
    }

    private static Rule withKinds(Rule rule, Set<Kind> kinds) {
        return new Rule(
                rule.name(),
                rule.chain(),
                kinds,
                rule.models(),
                rule.teams(),
                rule.apps(),
                rule.classifications(),
                rule.priorities(),
                rule.labels(),
                rule.needs(),
                rule.minTokens(),
                rule.maxTokens());
    }

    @Test
    void refusesWhatNoRuleMatches() {
        assertThat(refused(table(rule(FAST, "claude-?")), Requests.request()))
                .isEqualTo(ErrorCode.NO_ROUTE);
    }

    @Test
    void aGlobTakesEveryOtherCharacterAsItIs() {
        assertThat(Glob.of("gpt-6.2*").matches("gpt-6.2-sol")).isTrue();
        assertThat(Glob.of("gpt-6.2*").matches("gpt-612")).isFalse();
        assertThat(Glob.of("meta/llama-?b").matches("meta/llama-8b")).isTrue();
    }

    private static RoutingTable table(Rule... rules) {
        Member blind = new Member(CLAUDE, 1, Set.of(Capability.TOOLS), Classification.RESTRICTED);
        Member vectors =
                new Member(CLAUDE, 1, Kind.EMBEDDINGS, Set.of(), Classification.RESTRICTED);
        Member open = new Member(CLAUDE, 1, Set.of(), Classification.PUBLIC);
        return new RoutingTable(
                List.of(rules),
                Map.of(
                        DEFAULT, chain(tier(member(CLAUDE))),
                        FAST, named(FAST, member(CLAUDE)),
                        BLIND, named(BLIND, blind),
                        OPEN, named(OPEN, open),
                        VECTORS, named(VECTORS, vectors)));
    }

    private static Chain named(ChainId id, Member member) {
        return new Chain(
                id, List.of(tier(member)), 8, new WhenExhausted.Park(), new WhenExpired.Fail());
    }

    private static Rule rule(ChainId chain, String... models) {
        return new Rule(
                "rule",
                chain,
                Set.of(),
                List.of(models),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static ChainId chosen(RoutingTable table, Request request) {
        return ((Choice.Chosen) table.choose(request)).chain().id();
    }

    private static ErrorCode refused(RoutingTable table, Request request) {
        return refusal(table, request).code();
    }

    private static Failure refusal(RoutingTable table, Request request) {
        return ((Choice.Refused) table.choose(request)).failure();
    }
}
