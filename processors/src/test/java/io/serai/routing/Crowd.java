package io.serai.routing;

import io.serai.model.Cost;
import io.serai.model.ProviderId;
import io.serai.model.Request;
import io.serai.model.Requests;
import io.serai.provider.Latency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/** A steady stream of requests to providers of a tier, on a clock of its own. */
final class Crowd implements Loads {
    private static final int REQUESTS = 20_000;
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private final Map<ProviderId, Duration> answersAfter = new HashMap<>();
    private final Map<ProviderId, BigDecimal> prices = new HashMap<>();
    private final Map<ProviderId, Integer> inFlight = new HashMap<>();
    private final Map<ProviderId, Integer> asked = new HashMap<>();
    private final PriorityQueue<Call> calls = new PriorityQueue<>();
    private Instant now = Requests.NOW;

    private final Map<ProviderId, Latency> learnt = new HashMap<>();

    private record Call(ProviderId provider, Instant begun, Instant ends)
            implements Comparable<Call> {
        @Override
        public int compareTo(Call other) {
            return ends.compareTo(other.ends);
        }
    }

    Crowd answering(ProviderId provider, Duration after) {
        answersAfter.put(provider, after);
        return this;
    }

    Crowd priced(ProviderId provider, String dollars) {
        prices.put(provider, new BigDecimal(dollars));
        return this;
    }

    /** The share of each provider in per cent. */
    Map<ProviderId, Double> shares(Balance balance, Member... members) {
        Balancer balancer = new Balancer(new Random(11), this);
        Chain chain = chain(balance, Optional.empty(), members);
        for (int i = 0; i < REQUESTS; i++) {
            now = now.plus(BETWEEN);
            finish();
            begin(balancer.choose(chain, List.of(members), Requests.request()));
        }
        Map<ProviderId, Double> shares = new HashMap<>();
        asked.forEach((provider, count) -> shares.put(provider, 100.0 * count / REQUESTS));
        return shares;
    }

    static Chain chain(Balance balance, Optional<String> sticky, Member... members) {
        return new Chain(
                Chains.DEFAULT,
                List.of(Chains.tier(members)),
                balance,
                sticky,
                8,
                new WhenExhausted.Park(),
                new WhenExpired.Fail());
    }

    private void begin(ProviderId provider) {
        asked.merge(provider, 1, Integer::sum);
        inFlight.merge(provider, 1, Integer::sum);
        Duration takes = answersAfter.getOrDefault(provider, Duration.ofMillis(100));
        calls.add(new Call(provider, now, now.plus(takes)));
    }

    private void finish() {
        while (!calls.isEmpty() && !calls.peek().ends().isAfter(now)) {
            Call call = calls.remove();
            inFlight.merge(call.provider(), -1, Integer::sum);
            latencyOf(call.provider()).answered(Duration.between(call.begun(), call.ends()));
        }
    }

    private Latency latencyOf(ProviderId provider) {
        return learnt.computeIfAbsent(provider, _ -> new Latency(() -> now));
    }

    @Override
    public int inFlight(ProviderId provider) {
        return inFlight.getOrDefault(provider, 0);
    }

    @Override
    public Duration latency(ProviderId provider) {
        return latencyOf(provider).expected();
    }

    @Override
    public Optional<Cost> cost(ProviderId provider, Request request) {
        return Optional.ofNullable(prices.get(provider)).map(Cost::new);
    }
}
