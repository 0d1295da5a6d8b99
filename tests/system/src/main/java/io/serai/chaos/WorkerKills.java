package io.serai.chaos;

import java.time.Duration;

/** kill -9 of a worker every few seconds. */
record WorkerKills(int kills) implements Scenario {
    @Override
    public String name() {
        return "worker-kills";
    }

    @Override
    public String story() {
        return "kill -9 a worker every few seconds and start it again";
    }

    @Override
    public void play(Stage stage) {
        for (int kill = 0; kill < kills; kill++) {
            stage.flow(stage.between(Duration.ofSeconds(2), Duration.ofSeconds(5)));
            Worker worker = stage.anyWorker();
            stage.kill(worker);
            stage.flow(stage.between(Duration.ZERO, Duration.ofSeconds(2)));
            worker.start();
            worker.awaitStart();
        }
    }
}
