package io.serai.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** Again and again: are the topics still what Serai needs? */
public final class TopicWatchRoute extends RouteBuilder {
    public static final String ID = "topic-watch";

    private final Duration every;
    private final Runnable look;

    public TopicWatchRoute(Duration every, Runnable look) {
        this.every = every;
        this.look = look;
    }

    @Override
    public void configure() {
        // @formatter:off
        from("timer:" + ID + "?delay=0&period=" + every.toMillis()).routeId(ID)
            .bean(look, "run").id("look-at-topics");
        // @formatter:on
    }
}
