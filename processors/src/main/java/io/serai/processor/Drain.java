package io.serai.processor;

import io.serai.model.Arrival;
import io.serai.model.Dispatch;
import io.serai.provider.Gate;
import io.serai.routing.Failover;
import java.time.InstantSource;

/** Leads parked requests of one chain through its gate. */
public final class Drain {
    private final Resumption resumption;
    private final Gate gate;
    private final InstantSource clock;

    public Drain(Resumption resumption, Gate gate, InstantSource clock) {
        this.resumption = resumption;
        this.gate = gate;
        this.clock = clock;
    }

    public Object resume(Arrival arrival) {
        return resumption.parked(arrival);
    }

    /** Its time is over: no gate stands between it and its last reply. */
    public boolean isDue(Object body) {
        return body instanceof Dispatch dispatch && !Failover.hasTime(dispatch, clock.instant());
    }

    /** Whether the gate lets it through; {@code true} must be followed by one {@link #leave}. */
    public boolean enters(Object body) {
        return body instanceof Dispatch && gate.enter();
    }

    public void leave(Object body) {
        gate.leave(GateExit.isAnswered(body));
    }
}
