package io.serai.processor;

import io.serai.model.Dispatch;
import io.serai.model.ProviderId;
import io.serai.routing.Failover;
import io.serai.routing.RoutingTable;
import io.serai.routing.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dynamic router's question: which provider's route does this request take next? */
public final class NextProvider {
    private final RoutingTable table;
    private final Failover failover;
    private final Map<ProviderId, String> endpoints;
    private final InstantSource clock;

    /**
     * @param endpoints the route of each provider
     */
    public NextProvider(
            RoutingTable table,
            Failover failover,
            Map<ProviderId, String> endpoints,
            InstantSource clock) {
        this.table = table;
        this.failover = failover;
        this.endpoints = Map.copyOf(endpoints);
        this.clock = clock;
    }

    /** The end point of the next provider, or {@code null}, which ends the dynamic router. */
    public @Nullable String endpoint(Dispatch dispatch) {
        return switch (step(dispatch)) {
            case Step.Ask(ProviderId provider, Duration _) -> endpoints.get(provider);
            case Step.End() -> null;
        };
    }

    private Step step(Dispatch dispatch) {
        return failover.next(table.chain(dispatch.chain()), dispatch, clock.instant());
    }
}
