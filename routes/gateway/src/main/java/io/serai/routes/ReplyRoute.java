package io.serai.routes;

import static io.serai.routes.Typed.by;

import io.serai.kafka.RecordRefused;
import io.serai.model.Outcome;
import io.serai.processor.Replies;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * An outcome comes in; its reply goes to the request's reply topic. What that topic does not take
 * becomes a failed reply without the answer, with a dead letter beside it; no provider is called
 * again. (A notice that is not taken is left out.)
 */
public final class ReplyRoute extends RouteBuilder {
    public static final String ID = "reply";
    public static final String ENTRY = "direct:" + ID;

    private final EndpointProducerBuilder kafka;
    private final Replies replies;

    public ReplyRoute(EndpointProducerBuilder kafka, Replies replies) {
        this.kafka = kafka;
        this.replies = replies;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(ENTRY).routeId(ID)
            .setVariable(Replies.OUTCOME, body())
            .doTry()
                .transform(by(Outcome.class, replies::write)).id("write-reply")
                .process(KafkaEdge::leave)
                .to(kafka).id("publish-reply")
            .doCatch(RecordRefused.class)
                .filter(method(replies, "endsRequest"))
                    .process(this::replace).id("replace-reply")
                    .filter(method(replies, "lacksDeadLetter"))
                        .to(DeadLetterRoute.ENTRY)
                    .end()
                    .to(ReplacementRoute.ENTRY)
                .end()
            .end();
        // @formatter:on
    }

    private void replace(Exchange exchange) {
        RecordRefused why =
                Objects.requireNonNull(
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RecordRefused.class));
        Outcome outcome =
                Objects.requireNonNull(exchange.getVariable(Replies.OUTCOME, Outcome.class));
        String reason = String.valueOf(why.getMessage());
        boolean tooLarge = why.reason() instanceof RecordRefused.Reason.TooLarge;
        exchange.getMessage()
                .setBody(
                        tooLarge
                                ? replies.tooLarge(outcome, reason)
                                : replies.undeliverable(outcome, reason));
    }
}
