package io.serai.routes;

import static io.serai.processor.ProviderCall.ANSWER;
import static io.serai.processor.ProviderCall.BEGUN;
import static io.serai.processor.ProviderCall.WIRE;
import static io.serai.routes.Typed.by;
import static io.serai.routes.Typed.holds;
import static io.serai.routes.Typed.on;

import io.serai.model.Dispatch;
import io.serai.model.ProviderId;
import io.serai.processor.ProviderCall;
import io.serai.provider.ImageUnavailable;
import org.apache.camel.builder.RouteBuilder;

/**
 * One attempt at one provider: a dispatch comes in, and goes out with an attempt more, or with the
 * provider skipped.
 */
public final class ProviderRoute extends RouteBuilder {
    private final ProviderId provider;
    private final ProviderCall call;
    private final String http;

    /**
     * @param http the provider's HTTP end point, guarded by its call guard
     */
    public ProviderRoute(ProviderId provider, ProviderCall call, String http) {
        this.provider = provider;
        this.call = call;
        this.http = http;
    }

    public static String id(ProviderId provider) {
        return "provider-" + provider;
    }

    public static String entry(ProviderId provider) {
        return "direct:" + id(provider);
    }

    /** Under this name the provider's circuit breaker stands in the registry. */
    public static String breaker(ProviderId provider) {
        return "breaker-" + provider;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(entry(provider)).routeId(id(provider))
            .process(KafkaEdge::stayOwner).id("stay-owner-" + provider)
            .delay(by(Dispatch.class, call.turns()::pause)).syncDelayed().id("pause-before-retry-" + provider)
            .choice()
                .when(holds(Dispatch.class, call.turns()::take))
                    .doTry()
                        .setVariable(BEGUN, by(Dispatch.class, call::begin))
                        .setVariable(WIRE, by(ProviderCall::wire))
                        .circuitBreaker().id("break-circuit-" + provider)
                            .resilience4jConfiguration()
                                .circuitBreaker(breaker(provider))
                                .throwExceptionWhenHalfOpenOrOpenState(true)
                            .end()
                            .toV(http, WIRE, ANSWER).id("call-" + provider)
                            .transform(by(Dispatch.class, call::decode)).id("decode-" + provider)
                        .onFallback()
                            .transform(method(call, "unanswered")).id("explain-" + provider)
                        .end()
                    .endDoTry()
                    .doCatch(ImageUnavailable.class)
                        .transform(method(call, "withoutImage")).id("without-image-" + provider)
                    .doFinally()
                        .process(on(Dispatch.class, call.turns()::giveBack))
                    .end()
                .endChoice()
                .otherwise()
                    .transform(by(Dispatch.class, call::skip)).id("skip-" + provider)
            .end();
        // @formatter:on
    }
}
