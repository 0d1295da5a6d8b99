package io.serai.processor;

import io.serai.model.Dispatch;
import io.serai.model.Journey;
import io.serai.model.Outcome;
import io.serai.model.Request;
import io.serai.routing.Chain;
import io.serai.routing.RoutingTable;
import io.serai.routing.RoutingTable.Choice;

/**
 * The content-based router: an admitted request becomes a {@link Dispatch} along its chain, or
 * fails.
 */
public final class ChooseChain {
    private final RoutingTable table;

    public ChooseChain(RoutingTable table) {
        this.table = table;
    }

    public Object choose(Request request) {
        return switch (table.choose(request)) {
            case Choice.Chosen(Chain chain) -> new Dispatch(request, Journey.on(chain.id()));
            case Choice.Refused refused ->
                    new Outcome.Failed(request.envelope(), Journey.NONE, refused.failure());
        };
    }
}
