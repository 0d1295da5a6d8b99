package io.serai.routes;

import static io.serai.routes.Typed.by;

import io.serai.model.Outcome;
import io.serai.processor.DeadLetters;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * A failed request comes in; its original record goes, with the reason in headers, to the
 * dead-letter topic.
 */
public final class DeadLetterRoute extends RouteBuilder {
    public static final String ID = "dead-letter";
    public static final String ENTRY = "direct:" + ID;

    private final EndpointProducerBuilder kafka;
    private final DeadLetters deadLetters;

    public DeadLetterRoute(EndpointProducerBuilder kafka, DeadLetters deadLetters) {
        this.kafka = kafka;
        this.deadLetters = deadLetters;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(ENTRY).routeId(ID)
            .transform(by(Outcome.Failed.class, deadLetters::write)).id("write-dead-letter")
            .process(KafkaEdge::leave)
            .to(kafka).id("publish-dead-letter");
        // @formatter:on
    }
}
