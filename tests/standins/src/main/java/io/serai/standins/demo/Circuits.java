package io.serai.standins.demo;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.serai.model.ProviderId;
import io.serai.provider.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes when the circuits of a worker open and half-open. */
final class Circuits {
    private final InstantSource clock;
    private final Map<String, State> states = new HashMap<>();
    private final Map<String, Instant> openSince = new HashMap<>();
    private final List<OpenSpan> spans = new ArrayList<>();

    Circuits(Map<ProviderId, Provider> providers, InstantSource clock) {
        this.clock = clock;
        providers.forEach((id, provider) -> watch(id.value(), provider.breaker().circuit()));
    }

    private void watch(String provider, CircuitBreaker circuit) {
        circuit.getEventPublisher()
                .onStateTransition(
                        event -> changed(provider, event.getStateTransition().getToState()));
    }

    private synchronized void changed(String provider, State state) {
        states.put(provider, state);
        if (state == State.OPEN) {
            openSince.putIfAbsent(provider, clock.instant());
        } else {
            Instant since = openSince.remove(provider);
            if (since != null) {
                spans.add(new OpenSpan(provider, since, clock.instant()));
            }
        }
    }

    synchronized State state(String provider) {
        return states.getOrDefault(provider, State.CLOSED);
    }

    /**
     * All times so far in which a circuit was open; one that is open still ends in the far future.
     */
    synchronized List<OpenSpan> spans() {
        List<OpenSpan> all = new ArrayList<>(spans);
        openSince.forEach((provider, since) -> all.add(new OpenSpan(provider, since, Instant.MAX)));
        return all;
    }
}
