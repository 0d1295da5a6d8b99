package io.serai.routes;

import static io.serai.routes.Typed.by;

import io.serai.model.Arrival;
import io.serai.model.Request;
import io.serai.processor.ChooseChain;
import io.serai.processor.Intake;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.RouteBuilder;

/** Records of the request topics come in; dispatches go out, or failed replies. */
public final class IntakeRoute extends RouteBuilder {
    public static final String ID = "intake";

    private final EndpointConsumerBuilder requests;
    private final Intake intake;
    private final ChooseChain chooseChain;

    public IntakeRoute(EndpointConsumerBuilder requests, Intake intake, ChooseChain chooseChain) {
        this.requests = requests;
        this.intake = intake;
        this.chooseChain = chooseChain;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(requests).routeId(ID)
            .process(KafkaEdge::arrive).id("take-record")
            .transform(by(Arrival.class, intake::admit)).id("admit-request")
            .choice()
                .when(body().isInstanceOf(Request.class))
                    .transform(by(Request.class, chooseChain::choose)).id("choose-chain")
            .end()
            .to(DispatchRoute.ENTRY);
        // @formatter:on
    }
}
