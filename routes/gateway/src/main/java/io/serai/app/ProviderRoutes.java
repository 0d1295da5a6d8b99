package io.serai.app;

import io.serai.codec.HealthCodec;
import io.serai.config.SeraiSettings;
import io.serai.model.ProviderId;
import io.serai.processor.HealthWatch;
import io.serai.processor.ProbeCall;
import io.serai.processor.ProviderCall;
import io.serai.provider.Probe;
import io.serai.provider.Provider;
import io.serai.routes.HealthRoute;
import io.serai.routes.HttpEndpoints;
import io.serai.routes.ProbeRoute;
import io.serai.routes.ProviderRoute;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.EndpointConsumerBuilder;

/**
 * Builds the routes of the providers: prompts, probes, and what workers tell each other of them.
 */
final class ProviderRoutes {
    private final SeraiSettings settings;
    private final Providers providers;
    private final Gates gates;
    private final Election election;
    private final InstantSource clock;

    ProviderRoutes(
            SeraiSettings settings,
            Providers providers,
            Gates gates,
            Election election,
            InstantSource clock) {
        this.settings = settings;
        this.providers = providers;
        this.gates = gates;
        this.election = election;
        this.clock = clock;
    }

    /**
     * @param health what other workers tell
     */
    List<RoutesBuilder> all(EndpointConsumerBuilder health) {
        HealthWatch watch =
                new HealthWatch(settings.worker().id(), providers.byId(), new HealthCodec(), clock);
        List<RoutesBuilder> all = new ArrayList<>();
        all.add(new HealthRoute(health, watch));
        for (Provider provider : providers.byId().values()) {
            all.add(prompts(provider));
            all.add(probes(provider, watch));
        }
        return all;
    }

    private ProviderRoute prompts(Provider provider) {
        return new ProviderRoute(
                provider.id(),
                new ProviderCall(provider, providers.images(provider.settings()), clock),
                HttpEndpoints.post(provider.settings()));
    }

    private ProbeRoute probes(Provider provider, HealthWatch watch) {
        ProviderId id = provider.id();
        ProbeCall.Rhythm rhythm =
                new ProbeCall.Rhythm(
                        settings.probe().interval(),
                        settings.probe().inOutage(),
                        settings.probe().timeout());
        return new ProbeRoute(
                id,
                new ProbeCall(
                        provider,
                        rhythm,
                        election::isElected,
                        () -> gates.outage(id),
                        watch,
                        clock),
                probeEndpoint(provider),
                KafkaEndpoints.produce(HealthWatch.TOPIC));
    }

    private static String probeEndpoint(Provider provider) {
        Probe probe = provider.protocol().probe();
        return probe.posts()
                ? HttpEndpoints.post(provider.settings())
                : HttpEndpoints.get(provider.settings());
    }
}
