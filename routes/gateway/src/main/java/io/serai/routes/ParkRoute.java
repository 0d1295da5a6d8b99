package io.serai.routes;

import static io.serai.routes.Typed.by;

import io.serai.kafka.RecordRefused;
import io.serai.model.Outcome;
import io.serai.processor.Parking;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * A request that no provider can take now comes in; it goes, unchanged and with its state, to its
 * chain's parked topic.
 */
public final class ParkRoute extends RouteBuilder {
    public static final String ID = "park";
    public static final String ENTRY = "direct:" + ID;

    private final EndpointProducerBuilder kafka;
    private final Parking parking;

    public ParkRoute(EndpointProducerBuilder kafka, Parking parking) {
        this.kafka = kafka;
        this.parking = parking;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(ENTRY).routeId(ID)
            .setVariable(Parking.OUTCOME, body())
            .doTry()
                .transform(by(Outcome.Parked.class, parking::write)).id("write-parked")
                .process(KafkaEdge::leave)
                .to(kafka).id("publish-parked")
            .doCatch(RecordRefused.class)
                .transform(method(parking, "unparkable")).id("give-up-parking")
                .to(SettleRoute.ENTRY)
            .end();
        // @formatter:on
    }
}
