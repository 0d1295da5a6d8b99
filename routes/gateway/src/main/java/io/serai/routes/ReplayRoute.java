package io.serai.routes;

import static io.serai.routes.Typed.by;

import io.serai.model.Arrival;
import io.serai.model.Request;
import io.serai.processor.ChooseChain;
import io.serai.processor.Resumption;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.RouteBuilder;

/** Dead letters that an operator sent again come in; they take the same way as new requests. */
public final class ReplayRoute extends RouteBuilder {
    public static final String ID = "replay";

    /** What operators send again. */
    public static final String TOPIC = "ai.replays";

    private final EndpointConsumerBuilder replays;
    private final Resumption resumption;
    private final ChooseChain chooseChain;
    private final Deferral deferral;

    public ReplayRoute(
            EndpointConsumerBuilder replays,
            Resumption resumption,
            ChooseChain chooseChain,
            Deferral deferral) {
        this.replays = replays;
        this.resumption = resumption;
        this.chooseChain = chooseChain;
        this.deferral = deferral;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(replays).routeId(ID)
            .process(KafkaEdge::arrive).id("take-replay")
            .transform(by(Arrival.class, resumption::replayed)).id("read-replay")
            .choice()
                .when(body().isInstanceOf(Resumption.Newer.class))
                    .process(deferral).id("defer-newer-replay")
                    .stop()
                .when(body().isInstanceOf(Request.class))
                    .transform(by(Request.class, chooseChain::choose))
            .end()
            .to(DispatchRoute.ENTRY);
        // @formatter:on
    }
}
