package io.serai.processor;

import io.serai.model.ChainId;
import io.serai.model.Dispatch;
import io.serai.provider.Gate;
import io.serai.routing.Failover;
import java.time.InstantSource;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Leads ordered requests that have waited through the gate of their chain, among the parked ones;
 * new ones, and those whose time is over, go at once.
 */
public final class Readmission {
    /** Variable: the chain whose gate a request has entered. */
    public static final String CHAIN = "readmitted-to";

    private final Function<ChainId, Gate> gates;
    private final InstantSource clock;

    public Readmission(Function<ChainId, Gate> gates, InstantSource clock) {
        this.gates = gates;
        this.clock = clock;
    }

    public boolean goesAtOnce(Object body) {
        return !(body instanceof Dispatch dispatch)
                || dispatch.journey().passes() == 1
                || !Failover.hasTime(dispatch, clock.instant());
    }

    /** Whether the gate lets it through; {@code true} must be followed by one {@link #leave}. */
    public boolean enters(Dispatch dispatch) {
        return gates.apply(dispatch.chain()).enter();
    }

    public ChainId chain(Dispatch dispatch) {
        return dispatch.chain();
    }

    public void leave(@Body Object body, @Variable(CHAIN) ChainId chain) {
        gates.apply(chain).leave(GateExit.isAnswered(body));
    }
}
