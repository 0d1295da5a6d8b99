package io.serai.kafka;

import java.util.List;
import java.util.Set;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Consumes topics with many slow calls in flight, or enlists records in the group commit of a
 * delivery.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "kafka-parallel",
        title = "Kafka parallel",
        syntax = "kafka-parallel:topics",
        category = Category.MESSAGING)
public final class KafkaParallelEndpoint extends DefaultEndpoint
        implements MultipleConsumersSupport {
    private static final Set<String> ORDERS = Set.of("none", "key");

    @UriPath(description = "Topics to consume, separated by commas; one topic to produce to")
    private final String topics;

    @UriParam private final KafkaParallelOptions options;

    private final KafkaParallelComponent component;

    KafkaParallelEndpoint(
            String uri,
            KafkaParallelComponent component,
            String topics,
            KafkaParallelOptions options) {
        super(uri, component);
        this.component = component;
        this.topics = topics;
        this.options = options;
    }

    public String getTopics() {
        return topics;
    }

    public KafkaParallelOptions getOptions() {
        return options;
    }

    List<String> topics() {
        return List.of(topics.split(",", -1));
    }

    String groupId() {
        String groupId = options.getGroupId();
        if (groupId == null) {
            throw new IllegalArgumentException(getEndpointUri() + " needs a groupId to consume");
        }
        return groupId;
    }

    private void requireKnownOrder() {
        if (!ORDERS.contains(options.getOrder())) {
            throw new IllegalArgumentException(
                    getEndpointUri()
                            + ": order must be none or key, not '"
                            + options.getOrder()
                            + "'");
        }
    }

    KafkaParallelComponent component() {
        return component;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        groupId();
        requireKnownOrder();
        KafkaParallelConsumer consumer = new KafkaParallelConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new KafkaParallelProducer(this);
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return false;
    }
}
