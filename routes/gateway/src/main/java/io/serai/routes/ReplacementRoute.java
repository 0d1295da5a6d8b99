package io.serai.routes;

import static io.serai.routes.Typed.by;

import io.serai.kafka.Delivery;
import io.serai.kafka.RecordRefused;
import io.serai.model.Outcome;
import io.serai.processor.Replies;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failed outcome of a request comes in whose reply was refused; its reply goes to the reply
 * topic. Refused again, the request waits until somebody has mended the topic: what was paid for is
 * not paid for again.
 */
public final class ReplacementRoute extends RouteBuilder {
    public static final String ID = "replacement";
    public static final String ENTRY = "direct:" + ID;

    private static final Logger LOG = LoggerFactory.getLogger(ReplacementRoute.class);
    private static final String TAKEN = "taken";
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final EndpointProducerBuilder kafka;
    private final Replies replies;

    public ReplacementRoute(EndpointProducerBuilder kafka, Replies replies) {
        this.kafka = kafka;
        this.replies = replies;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(ENTRY).routeId(ID)
            .setVariable(Replies.OUTCOME, body())
            .setVariable(TAKEN, constant(false))
            .loopDoWhile(variable(TAKEN).isEqualTo(false))
                .doTry()
                    .setBody(variable(Replies.OUTCOME))
                    .transform(by(Outcome.class, replies::write)).id("write-replacement")
                    .process(KafkaEdge::leave)
                    .to(kafka).id("publish-replacement")
                    .setVariable(TAKEN, constant(true))
                .doCatch(RecordRefused.class)
                    .process(ReplacementRoute::await).id("wait-for-reply-topic")
                .end()
            .end();
        // @formatter:on
    }

    private static void await(Exchange exchange) {
        RecordRefused why =
                Objects.requireNonNull(
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RecordRefused.class));
        Delivery delivery = Delivery.of(exchange);
        LOG.atError()
                .addKeyValue("request", delivery)
                .log("A request waits for its reply topic: {}", why.getMessage());
        delivery.pause(AGAIN);
    }
}
