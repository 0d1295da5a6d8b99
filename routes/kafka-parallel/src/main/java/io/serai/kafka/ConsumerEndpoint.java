package io.serai.kafka;

import java.time.Duration;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A {@code kafka-parallel} end point to consume from: {@code
 * from(KafkaParallel.consume("requests").groupId("g"))}.
 */
public final class ConsumerEndpoint extends FluentEndpoint implements EndpointConsumerBuilder {
    private @Nullable AssignmentListener listener;

    ConsumerEndpoint(String topics) {
        super(topics);
    }

    @Override
    void prepare(Endpoint endpoint) {
        if (listener != null && endpoint instanceof KafkaParallelEndpoint parallel) {
            parallel.getOptions().setAssignmentListener(listener);
        }
    }

    /** The consumer group; required. */
    public ConsumerEndpoint groupId(String groupId) {
        return with("groupId", groupId);
    }

    /** Part of the instance id and the transactional id; the route's id by default. */
    public ConsumerEndpoint id(String id) {
        return with("id", id);
    }

    /** Records begun and not yet committed, at most; 4096 by default. */
    public ConsumerEndpoint maxInFlight(int records) {
        return with("maxInFlight", records);
    }

    /** Bytes of those records and of what they enlisted; a quarter of the heap by default. */
    public ConsumerEndpoint maxInFlightBytes(long bytes) {
        return with("maxInFlightBytes", bytes);
    }

    /** How often finished records are committed together; 100 ms by default. */
    public ConsumerEndpoint commitInterval(Duration interval) {
        return with("commitInterval", interval);
    }

    /** How long running calls may take to finish when a partition moves; 60 s by default. */
    public ConsumerEndpoint finishTimeout(Duration timeout) {
        return with("finishTimeout", timeout);
    }

    /** {@code consumer} (KIP-848, the default) or {@code classic}. */
    public ConsumerEndpoint groupProtocol(String protocol) {
        return with("groupProtocol", protocol);
    }

    /** Where a group without offsets starts: {@code earliest} (the default) or {@code latest}. */
    public ConsumerEndpoint autoOffsetReset(String reset) {
        return with("autoOffsetReset", reset);
    }

    /**
     * {@code none} (the default), or {@code key}: a record begins when the one of its key before it
     * is committed.
     */
    public ConsumerEndpoint order(String order) {
        return with("order", order);
    }

    /** Redeliveries after failures before the last resort; 10 by default. */
    public ConsumerEndpoint redeliveries(int redeliveries) {
        return with("redeliveries", redeliveries);
    }

    /** The first wait before a redelivery, doubled each time; 1 s by default. */
    public ConsumerEndpoint redeliveryDelay(Duration delay) {
        return with("redeliveryDelay", delay);
    }

    /** The longest wait before a redelivery; 60 s by default. */
    public ConsumerEndpoint maxRedeliveryDelay(Duration delay) {
        return with("maxRedeliveryDelay", delay);
    }

    /** The end point that settles what the route cannot, such as {@code direct:last-resort}. */
    public ConsumerEndpoint lastResort(String endpoint) {
        return with("lastResort", endpoint);
    }

    /** Characters of metadata the broker takes with an offset; 4096 by default, as the broker's. */
    public ConsumerEndpoint maxMetadata(int characters) {
        return with("maxMetadata", characters);
    }

    /** Told after each rebalance; the name of a bean, after a {@code #}. */
    public ConsumerEndpoint assignmentListener(String reference) {
        return with("assignmentListener", reference);
    }

    /** Told after each rebalance. */
    public ConsumerEndpoint assignmentListener(AssignmentListener listener) {
        this.listener = listener;
        return this;
    }

    private ConsumerEndpoint with(String name, Object value) {
        set(name, value instanceof Duration duration ? duration.toMillis() + "ms" : value);
        return this;
    }
}
