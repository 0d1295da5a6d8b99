package io.serai.routes;

import static io.serai.routes.Typed.by;

import io.serai.kafka.RecordRefused;
import io.serai.model.Outcome;
import io.serai.processor.DeadLetters;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * A failed request comes in; its original record goes, with the reason in headers, to the
 * dead-letter topic. What goes on is the same, or without a dead letter where that topic does not
 * take it: then its reply is all that is left.
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
            .setVariable(DeadLetters.OUTCOME, body())
            .doTry()
                .transform(by(Outcome.Failed.class, deadLetters::write)).id("write-dead-letter")
                .process(KafkaEdge::leave)
                .to(kafka).id("publish-dead-letter")
                .setBody(variable(DeadLetters.OUTCOME))
            .doCatch(RecordRefused.class)
                .transform(method(deadLetters, "without")).id("go-without-dead-letter")
            .end();
        // @formatter:on
    }
}
