package io.serai.routes;

import static io.serai.routes.Typed.by;
import static io.serai.routes.Typed.holds;

import io.serai.model.Arrival;
import io.serai.model.Dispatch;
import io.serai.model.Request;
import io.serai.processor.ChooseChain;
import io.serai.processor.Intake;
import io.serai.processor.Readmission;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * Records of the request topics of teams that want order come in, one of each key at a time;
 * dispatches go out, or failed replies. What cannot be answered now is never parked: it stays where
 * it is, comes in again when its chain is back, and passes the gate then.
 */
public final class OrderedIntakeRoute extends RouteBuilder {
    public static final String ID = "intake-ordered";

    private final EndpointConsumerBuilder requests;
    private final Intake intake;
    private final ChooseChain chooseChain;
    private final InPlace inPlace;
    private final Readmission readmission;
    private final Deferral deferral;

    public OrderedIntakeRoute(
            EndpointConsumerBuilder requests,
            Intake intake,
            ChooseChain chooseChain,
            InPlace inPlace,
            Readmission readmission,
            Deferral deferral) {
        this.requests = requests;
        this.intake = intake;
        this.chooseChain = chooseChain;
        this.inPlace = inPlace;
        this.readmission = readmission;
        this.deferral = deferral;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(requests).routeId(ID)
            .process(KafkaEdge::arrive).id("take-ordered")
            .transform(by(Arrival.class, intake::admit)).id("admit-ordered")
            .choice()
                .when(body().isInstanceOf(Request.class))
                    .transform(by(Request.class, chooseChain::choose)).id("choose-chain-ordered")
            .end()
            .process(inPlace::takeUp).id("take-up-ordered")
            .choice()
                .when(holds(Object.class, readmission::goesAtOnce))
                    .to(DispatchRoute.ENTRY)
                .when(holds(Dispatch.class, readmission::enters))
                    .setVariable(Readmission.CHAIN, by(Dispatch.class, readmission::chain))
                    .doTry()
                        .to(DispatchRoute.ENTRY).id("go-on-ordered")
                    .endDoTry()
                    .doFinally()
                        .bean(readmission, "leave")
                    .end()
                .endChoice()
                .otherwise()
                    .process(deferral).id("defer-ordered")
            .end();
        // @formatter:on
    }
}
