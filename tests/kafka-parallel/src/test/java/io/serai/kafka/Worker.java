package io.serai.kafka;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the component, as one process of a user would have it. */
final class Worker implements AutoCloseable {
    final CamelContext context = new DefaultCamelContext();
    final KafkaParallelComponent component = new KafkaParallelComponent();
    final List<String> fenced = new CopyOnWriteArrayList<>();

    Worker(String servers) {
        this(servers, "worker-" + UUID.randomUUID());
    }

    Worker(String servers, String workerId) {
        component.setBootstrapServers(servers);
        component.setWorkerId(workerId);
        component.setFencedListener(fenced::add);
        context.addComponent("kafka-parallel", component);
        context.getShutdownStrategy().setTimeout(30);
    }

    interface Routes {
        void in(RouteBuilder builder) throws Exception;
    }

    Worker with(Consumer<KafkaParallelComponent> setting) {
        setting.accept(component);
        return this;
    }

    Worker start(Routes routes) {
        try {
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() throws Exception {
                            routes.in(this);
                        }
                    });
            context.start();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Quick to commit and to give up waiting, so that tests are quick. */
    static ConsumerEndpoint consume(String topic, String group) {
        return KafkaParallel.consume(topic)
                .groupId(group)
                .commitInterval(Duration.ofMillis(20))
                .redeliveryDelay(Duration.ofMillis(20))
                .finishTimeout(Duration.ofSeconds(10));
    }

    KafkaParallelConsumer consumer(String routeId) {
        return (KafkaParallelConsumer) context.getRoute(routeId).getConsumer();
    }

    @Override
    public void close() {
        context.stop();
    }
}
