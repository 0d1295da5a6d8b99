package io.serai.app;

import io.serai.image.ImageFetch;
import io.serai.model.Kind;
import io.serai.model.ProviderId;
import io.serai.price.PriceTable;
import io.serai.price.Tariff;
import io.serai.processor.FaultOf;
import io.serai.provider.Accounts;
import io.serai.provider.AnswerLimit;
import io.serai.provider.Breaker;
import io.serai.provider.CallGuard;
import io.serai.provider.Connections;
import io.serai.provider.Experience;
import io.serai.provider.ImageCarrier;
import io.serai.provider.Protocol;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.provider.QuotaGroups;
import io.serai.routes.HttpEndpoints;
import io.serai.routes.ProviderRoute;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.main.Main;

/** The providers of the configuration, at work, with what guards their calls. */
final class Providers implements AutoCloseable {
    private final Map<ProviderId, Provider> byId = new LinkedHashMap<>();
    private final Map<ProviderId, ImageFetch> images = new HashMap<>();
    private final QuotaGroups groups = new QuotaGroups();
    private final ScheduledThreadPoolExecutor alarms;
    private final Protocols protocols;
    private final PriceTable prices;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * @param random shared by all threads
     */
    Providers(
            List<ProviderSettings> settings,
            PriceTable prices,
            Protocols protocols,
            RandomGenerator random,
            InstantSource clock) {
        this.random = random;
        this.clock = clock;
        this.prices = prices;
        this.protocols = protocols;
        alarms =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("call-alarms").daemon().factory());
        alarms.setRemoveOnCancelPolicy(true);
        settings.forEach(provider -> byId.put(provider.id(), build(provider)));
    }

    private Provider build(ProviderSettings settings) {
        settings.images()
                .ifPresent(it ->
                        images.put(
                                settings.id(), new ImageFetch(it, alarms, RecordCalls.FOR_IMAGES)));
        Protocol protocol = protocols.of(settings);
        Breaker breaker = new Breaker(settings.id(), settings.breaker(), FaultOf::call, clock);
        return new Provider(
                settings,
                protocol,
                breaker,
                groups.limiter(settings, clock),
                new Accounts(settings, groups, clock, random),
                new Tariff(prices, settings.price(), settings.model(), protocol.regional()),
                new Experience(clock));
    }

    /** Puts what the routes name into the registry. */
    void bind(Main main) {
        byId.values().forEach(provider -> bind(main, provider));
    }

    private void bind(Main main, Provider provider) {
        ProviderSettings settings = provider.settings();
        HttpClientConfigurer guard = guard(settings)::configure;
        main.bind(ProviderRoute.breaker(provider.id()), provider.breaker().circuit());
        main.bind(HttpEndpoints.guard(provider.id()), guard);
        main.bind(
                HttpEndpoints.pool(provider.id()),
                Connections.pool(settings.limits().maxConcurrent(), settings.connectTimeout()));
    }

    private CallGuard guard(ProviderSettings settings) {
        return new CallGuard(
                protocols.credential(settings),
                settings.responseTimeout(),
                new AnswerLimit(settings.answerBytes(), settings.kind() == Kind.EMBEDDINGS),
                alarms,
                RecordCalls.FOR_ANSWERS);
    }

    /** Brings images along, where Serai is to fetch them for this provider. */
    Optional<ImageCarrier> images(ProviderSettings settings) {
        return settings.images()
                .map(it ->
                        new ImageCarrier(
                                Objects.requireNonNull(images.get(settings.id())), it, clock));
    }

    /** The same providers apart from any route, for the caller to close before these. */
    List<DirectStage> stages() {
        return byId.values().stream()
                .map(provider ->
                        new DirectStage(
                                provider, images(provider.settings()), guard(provider.settings())))
                .toList();
    }

    Map<ProviderId, Provider> byId() {
        return byId;
    }

    Provider get(ProviderId id) {
        Provider provider = byId.get(id);
        if (provider == null) {
            throw new IllegalArgumentException("no provider " + id + " is configured");
        }
        return provider;
    }

    /** This worker's part of the cluster: its partitions of the request topics. */
    void share(int assigned, int all) {
        byId.values().forEach(provider -> provider.limiter().share(assigned, all));
    }

    @Override
    public void close() {
        images.values().forEach(ImageFetch::close);
        alarms.shutdownNow();
    }
}
