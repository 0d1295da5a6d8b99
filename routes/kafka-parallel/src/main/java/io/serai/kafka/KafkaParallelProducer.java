package io.serai.kafka;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Inside a delivery enlists the record for the group commit; outside sends it and waits for the
 * acknowledgement.
 */
final class KafkaParallelProducer extends DefaultProducer {
    private final KafkaParallelEndpoint endpoint;

    KafkaParallelProducer(KafkaParallelEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Enlistment enlistment = endpoint.component().enlistment();
        List<Enlisted> records =
                Outgoing.of(exchange, endpoint.getTopics()).stream()
                        .map(enlistment::check)
                        .toList();
        Delivery delivery = Delivery.ofNullable(exchange);
        if (delivery == null) {
            endpoint.component().sender().send(endpoint.getTopics(), records);
        } else {
            records.forEach(delivery::enlist);
        }
    }
}
