package io.serai.routes;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.seda;

import io.serai.model.ChainId;
import io.serai.processor.FallbackAnswer;
import io.serai.routing.Fallback;
import java.net.SocketTimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.dsl.SedaEndpointBuilderFactory.SedaEndpointBuilder;

/**
 * A request whose chain is exhausted or whose time is over comes in; the chain's own end point,
 * which is not AI, answers it instead (at least once). What it does not answer in time fails.
 *
 * <p>The question is put on another thread, whatever the end point's kind. It goes by way of an
 * enricher, so that an answer that comes too late reaches a copy that nobody reads any more.
 */
public final class FallbackRoute extends RouteBuilder {
    private final ChainId chain;
    private final Fallback.EndPoint endPoint;
    private final FallbackAnswer fallback;

    public FallbackRoute(ChainId chain, Fallback.EndPoint endPoint, FallbackAnswer fallback) {
        this.chain = chain;
        this.endPoint = endPoint;
        this.fallback = fallback;
    }

    public static String id(ChainId chain) {
        return "fallback-" + chain;
    }

    public static String entry(ChainId chain) {
        return "direct:" + id(chain);
    }

    @Override
    public void configure() {
        // @formatter:off
        from(entry(chain)).routeId(id(chain))
            .setVariable(FallbackAnswer.ASKED, body())
            .doTry()
                .enrich(inTime()).id("ask-in-time-" + chain)
            .doCatch(ExchangeTimedOutException.class)
                .transform(method(fallback, "late")).id("give-up-fallback-" + chain)
            .end();

        from(asked()).routeId("ask-" + id(chain))
            .setVariable(FallbackAnswer.ASKED, body())
            .transform(method(fallback, "question")).id("put-question-" + chain)
            .removeHeaders("*")
            .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
            .doTry()
                .to(FallbackEndpoints.of(endPoint)).id("call-fallback-" + chain)
                .convertBodyTo(byte[].class)
                .transform(method(fallback, "degraded")).id("take-fallback-" + chain)
            .doCatch(SocketTimeoutException.class)
                .transform(method(fallback, "late"))
            .doCatch(Exception.class)
                .transform(method(fallback, "failed")).id("fail-without-fallback-" + chain)
            .end();
        // @formatter:on
    }

    private EndpointProducerBuilder inTime() {
        return questions().timeout(endPoint.timeout().toMillis());
    }

    /**
     * Each on a thread of its own, which a question that came too late keeps until it is answered.
     */
    private EndpointConsumerBuilder asked() {
        return questions().concurrentConsumers(0).advanced().virtualThreadPerTask(true);
    }

    private SedaEndpointBuilder questions() {
        return seda("ask-" + id(chain)).size(Integer.MAX_VALUE);
    }
}
