package io.serai.routes;

import io.serai.kafka.Deferrals;
import io.serai.provider.Gate;

/** Releases as many deferred requests of a chain as its gate has room for. */
public final class DrainRamp {
    private final Gate gate;
    private final Deferrals deferrals;

    public DrainRamp(Gate gate, Deferrals deferrals) {
        this.gate = gate;
        this.deferrals = deferrals;
    }

    public void release() {
        String event = Deferral.event(gate.chain());
        gate.reserve(deferrals.waiting(event) > 0);
        int room = gate.takeRoom();
        if (room > 0) {
            gate.notReleased(room - deferrals.release(event, room));
        }
    }

    /** The same now and then, when nobody has left the gate. */
    public void tick() {
        gate.look();
        release();
    }
}
