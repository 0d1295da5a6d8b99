package io.serai.kafka;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of an {@link Engine} in Camel: suspended first, stopped when all that was begun is
 * committed.
 */
public final class KafkaParallelConsumer extends DefaultConsumer
        implements Suspendable, ShutdownAware {
    private final KafkaParallelEndpoint endpoint;
    private @Nullable Engine engine;
    private @Nullable EngineMetrics metrics;
    private @Nullable KafkaParallelHealthCheck health;

    KafkaParallelConsumer(KafkaParallelEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        KafkaParallelComponent component = endpoint.component();
        Identity identity = identity(component);
        Engine started = new Engine(endpoint, identity, new RouteRun(this), getProcessor());
        engine = started;
        metrics =
                new EngineMetrics(
                        component.meters(), Tags.of("route", identity.id()), started.view());
        health = health(identity, started);
        started.start(identity.id());
    }

    private Identity identity(KafkaParallelComponent component) {
        KafkaParallelOptions options = endpoint.getOptions();
        String id = options.getId() != null ? options.getId() : getRouteId();
        return new Identity(endpoint.groupId(), component.getWorkerId(), id);
    }

    private KafkaParallelHealthCheck health(Identity identity, Engine started) {
        Duration betweenPolls = endpoint.getOptions().getFinishTimeout().plusSeconds(60);
        var check =
                new KafkaParallelHealthCheck(
                        "kafka-parallel-" + identity.id(), started.view(), betweenPolls);
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry != null) {
            registry.register(check);
        }
        return check;
    }

    public KafkaParallelHealthCheck health() {
        return Objects.requireNonNull(health, "not started");
    }

    @Override
    protected void doSuspend() throws Exception {
        if (engine != null) {
            engine.suspend();
        }
    }

    @Override
    protected void doResume() throws Exception {
        if (engine != null) {
            engine.resume();
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (engine != null) {
            engine.stop();
            engine = null;
        }
        if (metrics != null) {
            metrics.close();
            metrics = null;
        }
        HealthCheckRegistry registry = HealthCheckRegistry.get(endpoint.getCamelContext());
        if (registry != null && health != null) {
            registry.unregister(health);
        }
        super.doStop();
    }

    /**
     * Not deferred, so that Camel suspends this consumer first, and then waits for what is pending.
     */
    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        Engine current = engine;
        return current == null ? 0 : current.pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // Suspending and stopping do all there is.
    }
}
