package io.serai.routes;

import static io.serai.routes.Typed.by;
import static io.serai.routes.Typed.holds;
import static io.serai.routes.Typed.on;

import io.serai.model.Arrival;
import io.serai.model.ChainId;
import io.serai.model.Outcome;
import io.serai.processor.Drain;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * Parked records of one chain come in; the gate lets them through to dispatch, or they are deferred
 * until the chain is back or their deadline comes.
 */
public final class DrainRoute extends RouteBuilder {
    private static final String RAMP_PERIOD_MS = "250";

    private final ChainId chain;
    private final EndpointConsumerBuilder parked;
    private final Drain drain;
    private final DrainRamp ramp;
    private final Deferral deferral;

    public DrainRoute(
            ChainId chain,
            EndpointConsumerBuilder parked,
            Drain drain,
            DrainRamp ramp,
            Deferral deferral) {
        this.chain = chain;
        this.parked = parked;
        this.drain = drain;
        this.ramp = ramp;
        this.deferral = deferral;
    }

    public static String id(ChainId chain) {
        return "drain-" + chain;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(parked).routeId(id(chain))
            .process(KafkaEdge::arrive).id("take-parked-" + chain)
            .transform(by(Arrival.class, drain::resume)).id("resume-" + chain)
            .choice()
                .when(body().isInstanceOf(Outcome.Failed.class))
                    .to(SettleRoute.ENTRY)
                .when(holds(Object.class, drain::isDue))
                    .to(DispatchRoute.ENTRY).id("expire-" + chain)
                .when(holds(Object.class, drain::enters))
                    .doTry()
                        .to(DispatchRoute.ENTRY).id("drain-" + chain + "-on")
                    .endDoTry()
                    .doFinally()
                        .process(on(Object.class, drain::leave))
                        .bean(ramp, "release")
                    .end()
                .endChoice()
                .otherwise()
                    .process(deferral).id("defer-" + chain)
            .end();

        from("timer:ramp-" + chain + "?period=" + RAMP_PERIOD_MS).routeId("ramp-" + chain)
            .bean(ramp, "tick").id("release-" + chain);
        // @formatter:on
    }
}
