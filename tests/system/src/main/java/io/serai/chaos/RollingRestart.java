package io.serai.chaos;

import java.time.Duration;

/** Workers leave and join, one after the other, with long calls in flight: nothing is repeated. */
record RollingRestart(Duration calls) implements Scenario {
    private static final Duration MARGIN = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "rolling-restart";
    }

    @Override
    public String story() {
        return "stop workers gracefully and start them again, with calls of %d s in flight"
                .formatted(calls.toSeconds());
    }

    @Override
    public Staging staging() {
        return Staging.usual()
                .workers(3)
                .perSecond(15)
                .thinking(calls)
                .finishing(calls.plus(MARGIN));
    }

    @Override
    public void play(Stage stage) {
        for (Worker worker : stage.workers()) {
            stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(4)));
            stage.happened(
                    "a worker is stopped with calls in flight",
                    worker.provider().calls() > worker.provider().answers());
            worker.stop();
            stage.flow(stage.between(Duration.ZERO, Duration.ofSeconds(5)));
            worker.start();
            worker.awaitStart();
        }
    }
}
