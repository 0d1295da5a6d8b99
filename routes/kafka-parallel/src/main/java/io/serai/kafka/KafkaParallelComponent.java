package io.serai.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * What all {@code kafka-parallel} end points of a worker share: the cluster, the worker's identity,
 * its budget.
 */
@Component("kafka-parallel")
public final class KafkaParallelComponent extends DefaultComponent {
    private final InstantSource clock;
    private final Deferrals deferrals = new Deferrals();
    private final MeterRegistry nowhere = new CompositeMeterRegistry();
    private final Topics topics;
    private final DirectSender sender;
    private String bootstrapServers = "localhost:9092";
    private Map<String, String> clientProperties = Map.of();
    private @Nullable String workerId;
    private @Nullable InFlightBudget budget;
    private @Nullable MeterRegistry meterRegistry;
    private @Nullable Consumer<String> fencedListener;

    public KafkaParallelComponent() {
        this(InstantSource.system());
    }

    public KafkaParallelComponent(InstantSource clock) {
        this.clock = clock;
        this.topics = new Topics(() -> clients().admin(), clock);
        this.sender =
                new DirectSender(
                        () -> clients().plain(),
                        topic -> clients().transactional(getWorkerId() + ".send." + topic));
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        KafkaParallelOptions options = new KafkaParallelOptions();
        setProperties(options, parameters);
        return new KafkaParallelEndpoint(uri, this, remaining, options);
    }

    @Override
    protected void doStop() throws Exception {
        sender.close();
        topics.close();
        super.doStop();
    }

    Clients clients() {
        return new Clients(bootstrapServers, clientProperties);
    }

    Enlistment enlistment() {
        return new Enlistment(topics, clients().maxRequestSize());
    }

    DirectSender sender() {
        return sender;
    }

    InstantSource clock() {
        return clock;
    }

    MeterRegistry meters() {
        return meterRegistry == null ? nowhere : meterRegistry;
    }

    /** Called in a thread of the engine; stopping the context must not wait for that thread. */
    Consumer<String> fencedListener() {
        return fencedListener != null
                ? fencedListener
                : _ ->
                        Thread.ofPlatform()
                                .name("kafka-parallel-stop")
                                .start(() -> getCamelContext().stop());
    }

    /** The deferred records of this worker, to release them. */
    public Deferrals getDeferrals() {
        return deferrals;
    }

    /** What is known of topics. */
    public Topics getTopics() {
        return topics;
    }

    public String getBootstrapServers() {
        return bootstrapServers;
    }

    public void setBootstrapServers(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public Map<String, String> getClientProperties() {
        return clientProperties;
    }

    /**
     * Passed to every Kafka client: security, compression, sizes. What the guarantees rest on
     * cannot be overridden.
     */
    public void setClientProperties(Map<String, String> clientProperties) {
        this.clientProperties = Map.copyOf(clientProperties);
    }

    /**
     * The name of this process, stable over restarts and unique among those that run; by default
     * the host's.
     */
    public String getWorkerId() {
        if (workerId == null) {
            workerId = hostName();
        }
        return workerId;
    }

    public void setWorkerId(String workerId) {
        this.workerId = workerId;
    }

    public @Nullable InFlightBudget getBudget() {
        return budget;
    }

    /** Shared by all end points of this component, beside their own limits. */
    public void setBudget(@Nullable InFlightBudget budget) {
        this.budget = budget;
    }

    public @Nullable MeterRegistry getMeterRegistry() {
        return meterRegistry;
    }

    public void setMeterRegistry(@Nullable MeterRegistry meterRegistry) {
        this.meterRegistry = meterRegistry;
    }

    public @Nullable Consumer<String> getFencedListener() {
        return fencedListener;
    }

    /**
     * Told once, in a sentence, when a consumer of this worker cannot go on; by default the context
     * is stopped.
     */
    public void setFencedListener(@Nullable Consumer<String> fencedListener) {
        this.fencedListener = fencedListener;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("This host has no name, so a worker id must be set", e);
        }
    }
}
