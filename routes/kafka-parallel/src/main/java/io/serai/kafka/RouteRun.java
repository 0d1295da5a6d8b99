package io.serai.kafka;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes exchanges of deliveries and runs the route over them, in the calling thread. */
final class RouteRun {
    private final KafkaParallelConsumer consumer;

    RouteRun(KafkaParallelConsumer consumer) {
        this.consumer = consumer;
    }

    /** Returns the exception the route ended with, if any. */
    @org.jspecify.annotations.Nullable
    Exception through(Processor route, Exchange exchange) {
        try {
            route.process(exchange);
        } catch (Exception e) {
            return e;
        }
        if (exchange.getException() == null && exchange.isRollbackOnly()) {
            return new IllegalStateException("The route marked the exchange for rollback");
        }
        return exchange.getException();
    }

    Exchange exchange(Delivery delivery) {
        Exchange exchange = consumer.createExchange(false);
        delivery.carriedBy(exchange);
        ConsumerRecord<byte[], byte[]> consumed = delivery.consumed();
        var message = exchange.getIn();
        message.setBody(consumed.value());
        message.setHeader(KafkaHeaders.KEY, consumed.key());
        message.setHeader(KafkaHeaders.TOPIC, consumed.topic());
        message.setHeader(KafkaHeaders.PARTITION, consumed.partition());
        message.setHeader(KafkaHeaders.OFFSET, consumed.offset());
        message.setHeader(KafkaHeaders.TIMESTAMP, consumed.timestamp());
        message.setHeader(KafkaHeaders.HEADERS, consumed.headers());
        message.setHeader(KafkaHeaders.POSSIBLY_REPEATED, delivery.possiblyRepeated());
        message.setHeader(KafkaHeaders.REDELIVERY, delivery.redeliveries());
        return exchange;
    }

    void release(Exchange exchange) {
        consumer.releaseExchange(exchange, false);
    }
}
