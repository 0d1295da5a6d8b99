package io.serai.routes;

import io.serai.kafka.Delivery;
import io.serai.model.ChainId;
import io.serai.model.Dispatch;
import io.serai.model.Envelope;
import io.serai.processor.Resumption;
import io.serai.routing.Failover;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Leaves a waiting record where it is: until its chain is back or its deadline comes, or, when a
 * newer version wrote it, for a while.
 */
public final class Deferral implements Processor {
    private static final Duration FOR_A_NEWER_WORKER = Duration.ofMinutes(1);

    private final InstantSource clock;

    public Deferral(InstantSource clock) {
        this.clock = clock;
    }

    static String event(ChainId chain) {
        return "chain-" + chain;
    }

    @Override
    public void process(Exchange exchange) {
        Object body = Objects.requireNonNull(exchange.getMessage().getBody(), "body");
        switch (body) {
            case Dispatch dispatch ->
                    Delivery.of(exchange)
                            .deferUntil(
                                    lastMoment(dispatch.request().envelope()),
                                    event(dispatch.chain()));
            case Resumption.Newer _ ->
                    Delivery.of(exchange)
                            .deferUntil(clock.instant().plus(FOR_A_NEWER_WORKER), "newer-version");
            default -> throw new IllegalStateException("nothing to defer in " + body.getClass());
        }
    }

    static Instant lastMoment(Envelope envelope) {
        return envelope.deadline().minus(Failover.LEAST_TIME);
    }
}
