package io.serai.chaos;

import java.time.Duration;
import java.util.List;

/**
 * Workers are out of their sessions and learn of it only when they are back. What they had begun by
 * then may be called again; from their return on they begin nothing that is not theirs.
 */
final class Absence {
    private final Stage stage;
    private final List<Worker> workers;
    private final Settled settled;

    /** They go just now, or just went. */
    Absence(Stage stage, List<Worker> workers) {
        this.stage = stage;
        this.workers = List.copyOf(workers);
        settled = stage.settled();
    }

    /** Runs what lets them back. */
    void end(Runnable back) {
        for (Worker worker : workers) {
            stage.happened(worker.id() + " is out of its groups", !isMember(worker));
            stage.harms().absent(worker, settled);
        }
        back.run();
    }

    /** Returns when they are in their groups again. */
    void awaitReturn(Duration limit) {
        Patience.await("the return", limit, () -> workers.stream().allMatch(this::isMember));
    }

    private boolean isMember(Worker worker) {
        return stage.cluster().members(stage.team().groups()).stream()
                .anyMatch(id -> id.startsWith(worker.id() + "."));
    }
}
