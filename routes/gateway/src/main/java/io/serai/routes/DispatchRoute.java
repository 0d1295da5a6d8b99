package io.serai.routes;

import static io.serai.routes.Typed.by;

import io.serai.model.Dispatch;
import io.serai.processor.ChooseFallback;
import io.serai.processor.Conclude;
import io.serai.processor.NextProvider;
import org.apache.camel.builder.RouteBuilder;

/**
 * A request chosen for a chain comes in and is led from provider to provider until one answers or
 * none is left; its outcome goes out. What has an outcome already passes through.
 */
public final class DispatchRoute extends RouteBuilder {
    public static final String ID = "dispatch";
    public static final String ENTRY = "direct:" + ID;

    private final NextProvider next;
    private final Conclude conclude;
    private final ChooseFallback fallback;

    public DispatchRoute(NextProvider next, Conclude conclude, ChooseFallback fallback) {
        this.next = next;
        this.conclude = conclude;
        this.fallback = fallback;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(ENTRY).routeId(ID)
            .choice()
                .when(body().isInstanceOf(Dispatch.class))
                    .dynamicRouter(by(Dispatch.class, next::endpoint)).id("fail-over").end()
                    .transform(by(Dispatch.class, conclude::conclude)).id("conclude-pass")
            .end()
            .choice()
                .when(body().isInstanceOf(Conclude.AskFallback.class))
                    .routingSlip(method(fallback, "endpoint")).id("fall-back").end()
            .end()
            .to(SettleRoute.ENTRY);
        // @formatter:on
    }
}
