package io.serai.app;

import io.serai.model.Cost;
import io.serai.model.ProviderId;
import io.serai.model.Request;
import io.serai.provider.Provider;
import io.serai.routing.Loads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The loads of this worker's providers, from their limiters, answers and prices. */
record ProviderLoads(Providers providers, InstantSource clock) implements Loads {
    @Override
    public int inFlight(ProviderId provider) {
        return providers.get(provider).experience().inFlight().get();
    }

    @Override
    public Duration latency(ProviderId provider) {
        return providers.get(provider).experience().latency().expected();
    }

    @Override
    public Optional<Cost> cost(ProviderId provider, Request request) {
        Provider asked = providers.get(provider);
        return asked.tariff().estimate(asked.estimatedUsage(request), clock.instant());
    }
}
