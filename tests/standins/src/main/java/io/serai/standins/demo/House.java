package io.serai.standins.demo;

import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import io.serai.standins.StandIn;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stand-ins of the demo, and what each phase makes of them. */
final class House implements AutoCloseable {
    private static final Duration MEDIAN = Duration.ofMillis(120);
    private static final double SPREAD = 0.4;

    private final List<StandIn> all;

    House(Cast cast, long seed) {
        all = cast.roles().stream().map(Cast.Role::start).toList();
        for (int i = 0; i < all.size(); i++) {
            wellBehaved(all.get(i).seed(seed + i));
        }
    }

    /** In the order of the chain. */
    List<StandIn> all() {
        return all;
    }

    void enter(Phase phase) {
        switch (phase) {
            case NORMAL, RECOVERY -> all.forEach(House::wellBehaved);
            case OVERLOADED -> all.getFirst().behave(new Behaviour.Overloaded());
            case TWO_DOWN -> down(all.subList(0, 2));
            case OUTAGE -> down(all);
        }
    }

    private static void down(List<StandIn> standIns) {
        standIns.forEach(standIn -> standIn.behave(new Behaviour.Down()));
    }

    private static void wellBehaved(StandIn standIn) {
        standIn.behave(new Behaviour.Answers(new Latency.LogNormal(MEDIAN, SPREAD)));
    }

    /** Prompt calls by marker, over all stand-ins. */
    Map<String, Integer> calls() {
        Map<String, Integer> calls = new HashMap<>();
        all.forEach(standIn ->
                standIn.callsByMarker()
                        .forEach((marker, count) -> calls.merge(marker, count, Integer::sum)));
        return calls;
    }

    @Override
    public void close() {
        all.forEach(StandIn::close);
    }
}
