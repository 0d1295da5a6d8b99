package io.serai.routing;

import io.serai.model.ChainId;
import io.serai.model.ErrorCode;
import io.serai.model.Failure;
import io.serai.model.Input;
import io.serai.model.Request;
import java.util.List;
import java.util.Map;

/**
 * Content-based routing: the first rule that matches a request names its chain, which must then be
 * able to express it and cleared to see it.
 */
public final class RoutingTable {
    private final List<RuleMatch> rules;
    private final Map<ChainId, Chain> chains;

    public RoutingTable(List<Rule> rules, Map<ChainId, Chain> chains) {
        this.rules = rules.stream().map(RuleMatch::new).toList();
        this.chains = Map.copyOf(chains);
    }

    /** What became of the choice. */
    public sealed interface Choice {
        record Chosen(Chain chain) implements Choice {}

        record Refused(Failure failure) implements Choice {}
    }

    public Choice choose(Request request) {
        return rules.stream()
                .filter(rule -> rule.matches(request))
                .findFirst()
                .map(rule -> check(chain(rule.chain()), request))
                .orElseGet(() -> refused(ErrorCode.NO_ROUTE, "no rule matches the request"));
    }

    /** The chain of this name; a request never names one that the configuration does not have. */
    public Chain chain(ChainId id) {
        Chain chain = chains.get(id);
        if (chain == null) {
            throw new IllegalArgumentException("no chain " + id + " is configured");
        }
        return chain;
    }

    private static Choice check(Chain chain, Request request) {
        Input input = request.input();
        List<Member> able = chain.members().filter(member -> member.isAbleTo(input)).toList();
        if (able.isEmpty()) {
            return refused(ErrorCode.NOT_ABLE, inability(chain, input));
        }
        if (able.stream().noneMatch(member -> member.maySee(request.classification()))) {
            return refused(
                    ErrorCode.NOT_CLEARED,
                    "no able provider of chain "
                            + chain.id()
                            + " is cleared for classification "
                            + request.classification());
        }
        return new Choice.Chosen(chain);
    }

    private static String inability(Chain chain, Input input) {
        return chain.isFor(input.kind())
                ? "no provider of chain "
                        + chain.id()
                        + " has all of what the request needs: "
                        + input.needs()
                : chain.notFor(input.kind());
    }

    private static Choice refused(ErrorCode code, String message) {
        return new Choice.Refused(Failure.byProducer(code, message));
    }
}
