package io.serai.app;

import io.serai.config.SeraiSettings;
import io.serai.kafka.InFlightBudget;
import io.serai.kafka.KafkaParallelComponent;
import io.serai.model.ProviderId;
import io.serai.operator.TopicPlan;
import io.serai.provider.Provider;
import io.serai.provider.ProviderSettings;
import io.serai.routes.TopicWatchRoute;
import io.serai.routing.Member;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** One worker: Camel with every route of the configuration, started and stopped as one. */
public final class Gateway implements AutoCloseable {
    /** How much longer Camel waits than the longest call it may have to wait for. */
    private static final int SHUTDOWN_MARGIN_SECONDS = 10;

    private final Main main = new Main();
    private final Providers providers;
    private final KafkaParallelComponent kafka;
    private final TopicWatch topics;

    /**
     * @param bootstrapServers the cluster of the settings, or the embedded broker
     */
    public Gateway(SeraiSettings settings, String bootstrapServers, InstantSource clock) {
        kafka = new KafkaParallelComponent(clock);
        Random random = new Random();
        providers =
                new Providers(
                        used(settings),
                        settings.prices(),
                        new Protocols(clock, random),
                        random,
                        clock);
        topics =
                new TopicWatch(
                        Commands.properties(settings, bootstrapServers), Commands.plan(settings));
        kafka.setBootstrapServers(bootstrapServers);
        kafka.setClientProperties(clientProperties(settings));
        kafka.setWorkerId(settings.worker().id());
        kafka.setBudget(
                new InFlightBudget(
                        settings.worker().maxInFlight(), settings.worker().maxInFlightBytes()));
        main.bind("kafka-parallel", kafka);
        providers.bind(main);
        // Whoever has started a worker closes it; Camel's own hook would keep the JVM till then.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        // No body is a stream that somebody reads twice; looking for one in each route costs more.
        main.configure()
                .withName("serai")
                .withStreamCachingEnabled(false)
                .withShutdownTimeout(
                        (int) settings.worker().finishTimeout().toSeconds()
                                + SHUTDOWN_MARGIN_SECONDS);
        for (RoutesBuilder routes : new Routes(settings, kafka, clock).all(providers)) {
            main.configure().addRoutesBuilder(routes);
        }
        main.configure()
                .addRoutesBuilder(
                        new TopicWatchRoute(settings.topics().verifyEvery(), topics::look));
    }

    /** What is parked or given up is larger than the request that it was. */
    private static Map<String, String> clientProperties(SeraiSettings settings) {
        Map<String, String> all = new HashMap<>(settings.kafka().properties());
        all.putIfAbsent(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                String.valueOf(TopicPlan.largestRecord(settings.limits().requestBytes())));
        return all;
    }

    /** A provider that no chain names is left alone. */
    private static List<ProviderSettings> used(SeraiSettings settings) {
        Set<ProviderId> named =
                settings.chains().stream()
                        .flatMap(chain -> chain.chain().members())
                        .map(Member::provider)
                        .collect(Collectors.toSet());
        return settings.providers().stream().filter(each -> named.contains(each.id())).toList();
    }

    /** Told once, with a sentence, when another process has taken over this worker's id. */
    public void onFenced(Consumer<String> listener) {
        kafka.setFencedListener(listener);
    }

    /** What stands between this worker and its work, if anything. */
    public Readiness readiness() {
        List<Check> checks = new ArrayList<>();
        HealthCheckRegistry registry = HealthCheckRegistry.get(main.getCamelContext());
        if (registry != null) {
            registry.stream().map(Gateway::check).forEach(checks::add);
        }
        checks.add(topics.check());
        providers.byId().values().forEach(provider -> checks.add(check(provider)));
        return new Readiness(checks);
    }

    private static Check check(HealthCheck check) {
        HealthCheck.Result result = check.callReadiness();
        return new Check(
                check.getId(),
                result.getState() != HealthCheck.State.DOWN,
                result.getMessage().orElse(""),
                measures(result));
    }

    /** Camel's own details have a dot in their names. */
    private static Map<String, Long> measures(HealthCheck.Result result) {
        return result.getDetails().entrySet().stream()
                .filter(detail -> !detail.getKey().contains("."))
                .filter(detail -> detail.getValue() instanceof Number)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                detail -> ((Number) detail.getValue()).longValue()));
    }

    private static Check check(Provider provider) {
        return new Check(
                "provider-" + provider.id(),
                true,
                circuit(provider),
                Map.of("unpricedAnswers", provider.tariff().unpriced()));
    }

    /** An open circuit is no reason to take no requests: they are parked. */
    private static String circuit(Provider provider) {
        String circuit =
                provider.breaker()
                        .openUntil()
                        .map(until -> "circuit open, at least until " + until + why(provider))
                        .orElse("circuit closed");
        String waits =
                provider.limiter()
                        .refusedUntil()
                        .map(until -> "; not asked until " + until)
                        .orElse("");
        int aside = provider.accounts().aside();
        String keys =
                aside == 0
                        ? ""
                        : "; %d of %d keys set aside".formatted(aside, provider.accounts().count());
        return circuit + waits + keys;
    }

    private static String why(Provider provider) {
        return provider.breaker()
                .openedBy()
                .map(fault -> "; " + fault.word() + ": " + fault.message())
                .orElse("");
    }

    /** Returns when every route runs. */
    public void start() {
        main.start();
    }

    public Map<ProviderId, Provider> providers() {
        return Map.copyOf(providers.byId());
    }

    /** Lets running calls finish, commits what they came to, and ends. */
    @Override
    public void close() {
        main.stop();
        providers.close();
    }
}
