package io.serai.routes;

import io.serai.processor.LastResort;
import org.apache.camel.builder.RouteBuilder;

/**
 * A record comes in whose handling failed again and again, or whose reply Kafka refused when it was
 * to be committed; a failed reply with a dead letter beside it goes out. No provider is called.
 */
public final class LastResortRoute extends RouteBuilder {
    public static final String ID = "last-resort";
    public static final String ENTRY = "direct:" + ID;

    private final LastResort lastResort;

    public LastResortRoute(LastResort lastResort) {
        this.lastResort = lastResort;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(ENTRY).routeId(ID)
            .process(KafkaEdge::recall).id("recall-refused")
            .process(KafkaEdge::arrive).id("take-last-resort")
            .transform(method(lastResort, "giveUp")).id("give-up")
            .to(SettleRoute.ENTRY);
        // @formatter:on
    }
}
