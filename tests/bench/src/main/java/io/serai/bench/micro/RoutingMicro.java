package io.serai.bench.micro;

import io.serai.model.Capability;
import io.serai.model.ChainId;
import io.serai.model.Classification;
import io.serai.model.ProviderId;
import io.serai.model.Request;
import io.serai.routing.Chain;
import io.serai.routing.Member;
import io.serai.routing.RoutingTable;
import io.serai.routing.Rule;
import io.serai.routing.Tier;
import io.serai.routing.WhenExhausted;
import io.serai.routing.WhenExpired;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which chain takes a request: the tenth of ten rules, three providers. */
@State(Scope.Benchmark)
public class RoutingMicro {
    private static final ChainId CHAIN = new ChainId("default");

    private final RoutingTable table = new RoutingTable(rules(), Map.of(CHAIN, chain()));
    private final Request request = Requests.request();

    @Benchmark
    public RoutingTable.Choice chooseChain() {
        return table.choose(request);
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            rules.add(rule("other-" + i, List.of("other-" + i + "-*")));
        }
        rules.add(rule("all", List.of()));
        return rules;
    }

    private static Rule rule(String name, List<String> models) {
        return new Rule(
                name,
                CHAIN,
                Set.of(),
                models,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static Chain chain() {
        return new Chain(
                CHAIN,
                List.of(tier("claude"), tier("gpt"), tier("gemini")),
                8,
                new WhenExhausted.Park(),
                new WhenExpired.Fail());
    }

    private static Tier tier(String provider) {
        return new Tier(
                List.of(
                        new Member(
                                new ProviderId(provider),
                                1,
                                EnumSet.allOf(Capability.class),
                                Classification.RESTRICTED)));
    }
}
