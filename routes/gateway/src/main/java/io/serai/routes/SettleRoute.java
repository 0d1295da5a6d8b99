package io.serai.routes;

import static io.serai.routes.Typed.holds;

import io.serai.model.Outcome;
import io.serai.processor.Settle;
import org.apache.camel.builder.RouteBuilder;

/**
 * An outcome comes in; what it leaves behind goes out: a reply, a dead letter beside it, or a
 * parked record. An ordered request that would be parked stays where it is, without a notice.
 */
public final class SettleRoute extends RouteBuilder {
    public static final String ID = "settle";
    public static final String ENTRY = "direct:" + ID;

    /** Variable that takes what a sub-flow wrote, so that the body stays the outcome. */
    static final String WRITTEN = "written";

    private final InPlace inPlace;

    public SettleRoute(InPlace inPlace) {
        this.inPlace = inPlace;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(ENTRY).routeId(ID)
            .choice()
                .when(body().isInstanceOf(Outcome.Completed.class))
                    .toV(ReplyRoute.ENTRY, null, WRITTEN)
                .when(body().isInstanceOf(Outcome.Degraded.class))
                    .toV(ReplyRoute.ENTRY, null, WRITTEN)
                .when(body().isInstanceOf(Outcome.Failed.class))
                    .filter(holds(Outcome.Failed.class, Settle::wantsDeadLetter))
                        .to(DeadLetterRoute.ENTRY)
                    .end()
                    .toV(ReplyRoute.ENTRY, null, WRITTEN)
                .endChoice()
                .when(inPlace::keeps)
                    .process(inPlace::leave).id("wait-in-place")
                .when(body().isInstanceOf(Outcome.Parked.class))
                    .filter(holds(Outcome.Parked.class, Settle::wantsNotice))
                        .toV(ReplyRoute.ENTRY, null, WRITTEN)
                    .end()
                    .toV(ParkRoute.ENTRY, null, WRITTEN)
                .endChoice()
                .otherwise()
                    .throwException(IllegalStateException.class, "what is to be settled is no outcome")
            .end();
        // @formatter:on
    }
}
