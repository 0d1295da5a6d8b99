package io.serai.chaos;

import java.time.Duration;
import java.util.List;

/** A worker stands still past its session, others do its work, and it comes back. */
record FrozenWorker() implements Scenario {
    private static final Duration TAKEN_OVER = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofMinutes(2);

    /** What it does among the others, once it has its share again. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "frozen-worker";
    }

    @Override
    public String story() {
        return "SIGSTOP a worker past its session time-out, SIGCONT it when others have its work";
    }

    @Override
    public void play(Stage stage) {
        stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(3)));
        Worker worker = stage.anyWorker();
        worker.jvm().freeze();
        Absence absence = new Absence(stage, List.of(worker));
        stage.awaitAnswers(TAKEN_OVER);
        absence.end(worker.jvm()::thaw);
        absence.awaitReturn(BACK);
        stage.flow(AFTERWARDS);
    }
}
