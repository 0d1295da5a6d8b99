package io.serai.chaos;

import io.serai.standins.Behaviour;
import java.time.Duration;

/** Workers are killed while no provider answers and requests are parked. */
record OutageKills() implements Scenario {
    private static final int KILLS = 3;
    private static final Duration PARKING = Duration.ofMinutes(1);

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
        Patience.await("a parked request", PARKING, () -> !stage.mailbox().waiting().isEmpty());
        for (int kill = 0; kill < KILLS; kill++) {
            stage.flow(stage.between(Duration.ofSeconds(2), Duration.ofSeconds(5)));
            Worker worker = stage.anyWorker();
            stage.kill(worker);
            stage.happened(
                    "a worker is killed while requests are parked",
                    !stage.mailbox().waiting().isEmpty());
            worker.start();
            worker.awaitStart();
        }
        stage.workers().forEach(worker -> worker.think(stage.staging().thinking()));
    }
}
