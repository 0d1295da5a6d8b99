package io.serai.routing;

import io.serai.model.Cost;
import io.serai.model.Lottery;
import io.serai.model.ProviderId;
import io.serai.model.Request;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Which provider of a tier takes a request. A member of weight 0 is only asked where no other is
 * left. Two drawn at random and the better of them taken avoids that all requests of a moment go to
 * the same best one (Mitzenmacher, The Power of Two Choices in Randomized Load Balancing).
 */
public final class Balancer {
    private static final Duration NOBODY_KNOWS = Duration.ofHours(1);

    /** More than anything costs: who has no price comes last. */
    private static final BigDecimal UNKNOWN = BigDecimal.valueOf(Long.MAX_VALUE);

    private final RandomGenerator random;
    private final Loads loads;

    public Balancer(RandomGenerator random, Loads loads) {
        this.random = random;
        this.loads = loads;
    }

    /**
     * @param members those of one tier that may be asked, at least one
     */
    ProviderId choose(Chain chain, List<Member> members, Request request) {
        List<Member> weighty = members.stream().filter(member -> member.weight() > 0).toList();
        if (weighty.size() < 2) {
            return (weighty.isEmpty() ? members : weighty).getFirst().provider();
        }
        return chain.sticky()
                .flatMap(label -> Optional.ofNullable(request.labels().get(label)))
                .map(value -> Rendezvous.choose(weighty, value))
                .orElseGet(() -> balanced(chain.balance(), weighty, request))
                .provider();
    }

    private Member balanced(Balance balance, List<Member> members, Request request) {
        return switch (balance) {
            case WEIGHTED -> byWeight(members);
            case LEAST_IN_FLIGHT -> betterOfTwo(members, this::calls);
            case LOWEST_LATENCY -> betterOfTwo(members, this::wait);
            case CHEAPEST -> cheapest(members, request);
        };
    }

    private Member byWeight(List<Member> members) {
        return Lottery.draw(members, Member::weight, random);
    }

    private Member betterOfTwo(List<Member> members, ToDoubleFunction<Member> load) {
        int first = random.nextInt(members.size());
        int step = 1 + random.nextInt(members.size() - 1);
        Member one = members.get(first);
        Member other = members.get((first + step) % members.size());
        return load.applyAsDouble(other) < load.applyAsDouble(one) ? other : one;
    }

    /** With this call among them. */
    private double calls(Member member) {
        return (loads.inFlight(member.provider()) + 1.0) / member.weight();
    }

    /** Who has calls and has not answered yet may never do so. */
    private double wait(Member member) {
        long latency = loads.latency(member.provider()).toNanos();
        boolean untried = latency == 0 && loads.inFlight(member.provider()) > 0;
        return (untried ? NOBODY_KNOWS.toNanos() : latency) * calls(member);
    }

    /** Among those that cost the same by weight. */
    private Member cheapest(List<Member> members, Request request) {
        NavigableMap<BigDecimal, List<Member>> byCost =
                members.stream()
                        .collect(
                                Collectors.groupingBy(
                                        member -> dollars(member, request),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byWeight(byCost.firstEntry().getValue());
    }

    private BigDecimal dollars(Member member, Request request) {
        return loads.cost(member.provider(), request).map(Cost::dollars).orElse(UNKNOWN);
    }
}
