package io.serai.app;

import io.serai.kafka.InFlightBudget;
import io.serai.kafka.KafkaParallelComponent;
import io.serai.model.ProviderId;
import io.serai.provider.Provider;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;

/** One worker: Camel with every route of the configuration, started and stopped as one. */
public final class Gateway implements AutoCloseable {
    /** How much longer Camel waits than the longest call it may have to wait for. */
    private static final int SHUTDOWN_MARGIN_SECONDS = 10;

    private final Main main = new Main();
    private final Providers providers;
    private final KafkaParallelComponent kafka = new KafkaParallelComponent();

    public Gateway(Blueprint plan, InstantSource clock) {
        providers = new Providers(plan.providers(), new Protocols(clock, new Random()), clock);
        kafka.setBootstrapServers(plan.kafka().bootstrapServers());
        kafka.setClientProperties(plan.kafka().properties());
        kafka.setWorkerId(plan.worker().id());
        kafka.setBudget(
                new InFlightBudget(plan.worker().maxInFlight(), plan.worker().maxInFlightBytes()));
        main.bind("kafka-parallel", kafka);
        providers.bind(main);
        main.configure()
                .withName("serai")
                .withShutdownTimeout(
                        (int) plan.worker().finishTimeout().toSeconds() + SHUTDOWN_MARGIN_SECONDS);
        for (RoutesBuilder routes : new Routes(plan, providers, kafka, clock).all()) {
            main.configure().addRoutesBuilder(routes);
        }
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
