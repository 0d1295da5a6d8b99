package io.serai.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What workers have lost, with the calls that were open then. */
final class Harms {
    private final List<Harm> all = new ArrayList<>();

    void killed(Worker worker, Settled settled) {
        all.add(new Harm(worker.id(), open(worker, settled), true));
    }

    /** It was out of its session. */
    void absent(Worker worker, Settled settled) {
        all.add(new Harm(worker.id(), open(worker, settled), false));
    }

    /** On their way to it: of the ordered requests, which may forget that they had called. */
    void answersLost(Worker worker, Settled settled, List<Sent> ordered) {
        Set<String> open = open(worker, settled);
        open.retainAll(ordered.stream().map(Sent::id).collect(Collectors.toSet()));
        all.add(new Harm(worker.id(), open, false));
    }

    private static Set<String> open(Worker worker, Settled settled) {
        return worker.provider().promptsBegun().stream()
                .filter(call -> !settled.covers(call))
                .flatMap(call -> call.marker().stream())
                .collect(Collectors.toSet());
    }

    List<Harm> all() {
        return List.copyOf(all);
    }
}
