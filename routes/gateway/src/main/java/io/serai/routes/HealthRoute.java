package io.serai.routes;

import io.serai.processor.HealthWatch;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.RouteBuilder;

/** What other workers tell of providers comes in; this worker's circuits follow. */
public final class HealthRoute extends RouteBuilder {
    public static final String ID = "health";

    private final EndpointConsumerBuilder health;
    private final HealthWatch watch;

    public HealthRoute(EndpointConsumerBuilder health, HealthWatch watch) {
        this.health = health;
        this.watch = watch;
    }

    @Override
    public void configure() {
        // @formatter:off
        from(health).routeId(ID)
            .bean(watch, "follow").id("follow-health");
        // @formatter:on
    }
}
