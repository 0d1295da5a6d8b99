package io.serai.kafka;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The end point that settles what the route cannot. */
final class LastResort {
    private final RouteRun run;
    private final String endpoint;
    private final ProducerTemplate template;

    LastResort(CamelContext context, RouteRun run, String endpoint) {
        this.run = run;
        this.endpoint = endpoint;
        this.template = context.createProducerTemplate();
    }

    /**
     * Runs it over a fresh exchange of the same delivery; returns the exception it ended with, if
     * any.
     */
    @Nullable Exception settle(
            Delivery delivery, Exception cause, List<ProducerRecord<byte[], byte[]>> refused) {
        List<ProducerRecord<byte[], byte[]>> enlisted =
                delivery.enlisted().stream().map(Enlisted::record).toList();
        delivery.reopen();
        Exchange exchange = run.exchange(delivery);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, cause);
        if (!refused.isEmpty()) {
            exchange.setProperty(KafkaHeaders.REFUSED_RECORDS, refused);
            exchange.setProperty(KafkaHeaders.ENLISTED_RECORDS, enlisted);
        }
        return run.through(each -> template.send(endpoint, each), exchange);
    }
}
