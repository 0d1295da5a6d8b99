package io.serai.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Workers are out of their sessions and learn of it only when they are back. What they had begun by
 * then may be called again, and so may what they begin from their return until they are told,
 * unless that had been answered.
 */
final class Absence {
    private static final Duration TOLD = Duration.ofSeconds(20);

    /** Of intake and of ordered intake. */
    private static final int GROUPS = 2;

    private final Stage stage;
    private final Set<String> visible;
    private final Map<Worker, Integer> losses = new HashMap<>();

    /** They go just now, or just went. */
    Absence(Stage stage, List<Worker> workers) {
        this.stage = stage;
        visible = stage.visible();
        workers.forEach(worker -> losses.put(worker, worker.losses()));
    }

    /** Runs what lets them back; returns when they have been told, or need not be. */
    void end(Runnable back) {
        losses.keySet().forEach(worker -> stage.lost(worker, visible, false));
        Set<String> known = new HashSet<>(stage.visible());
        known.addAll(stage.begun());
        back.run();
        boolean _ = Patience.within(TOLD, this::areTold);
        losses.keySet().forEach(worker -> stage.lost(worker, known, false));
    }

    private boolean areTold() {
        return losses.entrySet().stream()
                .allMatch(each -> each.getKey().losses() >= each.getValue() + GROUPS);
    }
}
