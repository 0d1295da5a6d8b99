package io.serai.chaos;

import io.serai.standins.Behaviour;
import java.time.Duration;

/** Workers are killed while the parked backlog drains. */
record DrainKills() implements Scenario {
    private static final Duration OUTAGE = Duration.ofSeconds(12);
    private static final Duration PARKING = Duration.ofMinutes(1);
    private static final int BACKLOG = 150;
    private static final int KILLS = 3;

    @Override
    public String name() {
        return "drain-kills";
    }

    @Override
    public String story() {
        return "kill -9 workers while a parked backlog drains";
    }

    @Override
    public Staging staging() {
        return Staging.usual().perSecond(30);
    }

    @Override
    public void play(Stage stage) {
        stage.workers().forEach(worker -> worker.provider().behave(new Behaviour.Overloaded()));
        stage.flow(OUTAGE);
        Patience.await(
                "a parked backlog", PARKING, () -> stage.mailbox().waiting().size() > BACKLOG);
        stage.workers().forEach(worker -> worker.think(stage.staging().thinking()));
        for (int kill = 0; kill < KILLS; kill++) {
            stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(3)));
            Worker worker = stage.anyWorker();
            stage.kill(worker);
            int left = stage.mailbox().waiting().size();
            stage.remark(left + " requests were parked still when a worker was killed");
            stage.happened("a worker is killed before the backlog is drained", left > 0);
            worker.start();
            worker.awaitStart();
        }
    }
}
