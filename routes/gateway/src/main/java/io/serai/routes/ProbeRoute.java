package io.serai.routes;

import static io.serai.processor.ProbeCall.BODY;
import static io.serai.processor.ProviderCall.ANSWER;

import io.serai.model.Outgoing;
import io.serai.model.ProviderId;
import io.serai.processor.ProbeCall;
import java.io.IOException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * Each second, or more often where probes are: the elected worker probes a provider when that is
 * due; every worker tells the others when its own circuit has opened.
 */
public final class ProbeRoute extends RouteBuilder {
    private final ProviderId provider;
    private final ProbeCall probe;
    private final String http;
    private final EndpointProducerBuilder kafka;

    /**
     * @param http the provider's probe end point, guarded by its call guard
     */
    public ProbeRoute(
            ProviderId provider, ProbeCall probe, String http, EndpointProducerBuilder kafka) {
        this.provider = provider;
        this.probe = probe;
        this.http = http;
        this.kafka = kafka;
    }

    public static String id(ProviderId provider) {
        return "probe-" + provider;
    }

    @Override
    public void configure() {
        // @formatter:off
        from("timer:probe-" + provider + "?period=" + probe.tick().toMillis()).routeId(id(provider))
            .choice()
                .when(method(probe, "isDue"))
                    .doTry()
                        .bean(probe, "begin")
                        .toV(http, BODY, ANSWER).id("ask-health-" + provider)
                    .doCatch(IOException.class)
                        .log(LoggingLevel.DEBUG, "Probe failed")
                    .end()
                    .transform(method(probe, "heard")).id("hear-" + provider)
                .endChoice()
                .otherwise()
                    .transform(method(probe, "news"))
            .end()
            .filter(body().isInstanceOf(Outgoing.class))
                .process(KafkaEdge::leave)
                .to(kafka).id("tell-health-" + provider)
            .end();
        // @formatter:on
    }
}
