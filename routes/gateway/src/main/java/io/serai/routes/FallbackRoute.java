package io.serai.routes;

import io.serai.processor.FallbackAnswer;
import org.apache.camel.builder.RouteBuilder;

/**
 * A request whose chain is exhausted or whose time is over comes in; a configured end point that is
 * not AI answers it instead (at least once). What it does not answer fails.
 */
public final class FallbackRoute extends RouteBuilder {
    public static final String ID = "fallback";
    public static final String ENTRY = "direct:" + ID;

    private final FallbackAnswer fallback;

    public FallbackRoute(FallbackAnswer fallback) {
        this.fallback = fallback;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(ENTRY).routeId(ID)
            .setVariable(FallbackAnswer.ASKED, body())
            .transform(method(fallback, "question")).id("put-question")
            .doTry()
                .toD("${variable." + FallbackAnswer.ASKED + ".endPoint.uri}", 16).id("ask-fallback")
                .transform(method(fallback, "degraded")).id("take-fallback")
            .doCatch(Exception.class)
                .transform(method(fallback, "failed")).id("fail-without-fallback")
            .end();
        // @formatter:on
    }
}
