package io.serai.outages;

import io.serai.model.Dispatch;
import io.serai.model.RequestId;
import io.serai.provider.Gate;
import io.serai.routing.Failover;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The parked requests of a chain before its gate, which is Serai's own; oldest first. */
final class VirtualBacklog {
    private static final Duration RAMP_PERIOD = Duration.ofMillis(250);

    /** Through Kafka and back. */
    private static final Duration PARKING = Duration.ofMillis(100);

    private final Gate gate;
    private final VirtualClock clock;
    private final Consumer<Dispatch> resume;
    private final Consumer<Dispatch> expired;
    private final Map<RequestId, Dispatch> waiting = new LinkedHashMap<>();
    private boolean ticking;

    /**
     * @param resume takes a request on its next pass; at its end comes {@link #leave}
     * @param expired takes a request whose time is over
     */
    VirtualBacklog(
            Gate gate, VirtualClock clock, Consumer<Dispatch> resume, Consumer<Dispatch> expired) {
        this.gate = gate;
        this.clock = clock;
        this.resume = resume;
        this.expired = expired;
    }

    void park(Dispatch parked) {
        clock.after(PARKING, () -> arrive(parked));
    }

    private void arrive(Dispatch parked) {
        RequestId id = parked.request().envelope().id();
        waiting.put(id, parked);
        Instant lastMoment = parked.request().envelope().deadline().minus(Failover.LEAST_TIME);
        clock.after(nonNegative(Duration.between(clock.instant(), lastMoment)), () -> expire(id));
        if (!ticking) {
            ticking = true;
            tick();
        }
    }

    private static Duration nonNegative(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Its time is over: no gate stands between it and its last reply. */
    private void expire(RequestId id) {
        Dispatch parked = waiting.remove(id);
        if (parked != null) {
            expired.accept(again(parked));
        }
    }

    private void tick() {
        release();
        ticking = !waiting.isEmpty();
        if (ticking) {
            clock.after(RAMP_PERIOD, this::tick);
        }
    }

    private void release() {
        gate.reserve(!waiting.isEmpty());
        int room = gate.room();
        while (room-- > 0 && !waiting.isEmpty() && gate.enter()) {
            RequestId oldest = waiting.keySet().iterator().next();
            resume.accept(again(Objects.requireNonNull(waiting.remove(oldest))));
        }
    }

    private Dispatch again(Dispatch parked) {
        return new Dispatch(parked.request(), parked.journey().resume(clock.instant()));
    }

    /** The end of a pass that had gone through the gate. */
    void leave(boolean answered) {
        gate.leave(answered);
        clock.after(answered ? Duration.ZERO : PARKING, this::release);
    }
}
