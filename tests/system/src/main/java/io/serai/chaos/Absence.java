package io.serai.chaos;

import java.util.List;
import java.util.Set;

/**
 * Workers are out of their sessions and learn of it only when they are back. What they had begun by
 * then may be called again; from their return on they begin nothing that is not theirs.
 */
final class Absence {
    private final Stage stage;
    private final List<Worker> workers;
    private final Set<String> visible;

    /** They go just now, or just went. */
    Absence(Stage stage, List<Worker> workers) {
        this.stage = stage;
        this.workers = List.copyOf(workers);
        visible = stage.visible();
    }

    /** Runs what lets them back. */
    void end(Runnable back) {
        workers.forEach(worker -> stage.lost(worker, visible, false));
        back.run();
    }
}
