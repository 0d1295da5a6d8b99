package io.serai.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Inside a delivery enlists the record for the group commit; outside sends it and waits for the
 * acknowledgement.
 */
final class KafkaParallelProducer extends DefaultProducer {
    private static final Backoff WAIT = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final KafkaParallelEndpoint endpoint;

    KafkaParallelProducer(KafkaParallelEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        var records = Outgoing.of(exchange, endpoint.getTopics());
        Enlistment enlistment = endpoint.component().enlistment();
        Delivery delivery = Delivery.ofNullable(exchange);
        if (delivery == null) {
            List<Enlisted> checked = records.stream().map(enlistment::check).toList();
            endpoint.component().sender().send(endpoint.getTopics(), checked);
        } else {
            records.stream()
                    .map(it -> patiently(enlistment, it, delivery))
                    .toList()
                    .forEach(delivery::enlist);
        }
    }

    /**
     * While Kafka does not answer this record waits: to throw would repeat all that its route has
     * done.
     */
    private static Enlisted patiently(
            Enlistment enlistment, ProducerRecord<byte[], byte[]> produced, Delivery delivery) {
        for (int attempt = 1; ; attempt++) {
            try {
                return enlistment.check(produced);
            } catch (RetriableException e) {
                delivery.pause(WAIT.before(attempt));
            }
        }
    }
}
