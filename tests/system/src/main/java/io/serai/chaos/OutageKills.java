package io.serai.chaos;

import io.serai.standins.Behaviour;
import java.time.Duration;

/** Workers are killed while no provider answers and requests are parked. */
record OutageKills() implements Scenario {
    private static final int KILLS = 3;

    @Override
    public String name() {
        return "outage-kills";
    }

    @Override
    public String story() {
        return "kill -9 workers in a total outage, then let the providers recover";
    }

    @Override
    public void play(Stage stage) {
        Behaviour outage =
                stage.random().nextBoolean() ? new Behaviour.Overloaded() : new Behaviour.Down();
        stage.workers().forEach(worker -> worker.provider().behave(outage));
        for (int kill = 0; kill < KILLS; kill++) {
            stage.flow(stage.between(Duration.ofSeconds(2), Duration.ofSeconds(5)));
            Worker worker = stage.anyWorker();
            stage.kill(worker);
            worker.start();
            worker.awaitStart();
        }
        stage.workers().forEach(worker -> worker.think(stage.staging().thinking()));
    }
}
