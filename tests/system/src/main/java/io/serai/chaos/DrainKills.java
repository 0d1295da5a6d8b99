package io.serai.chaos;

import io.serai.standins.Behaviour;
import java.time.Duration;

/** Workers are killed while a parked backlog drains, each after an outage of its own. */
record DrainKills() implements Scenario {
    private static final Duration PARKING = Duration.ofMinutes(1);
    private static final Duration DRAINING = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofSeconds(1);
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
        for (int kill = 0; kill < KILLS; kill++) {
            drain(stage, backlog(stage));
            stage.flow(stage.between(Duration.ZERO, LONGEST));
            Worker worker = stage.anyWorker();
            stage.kill(worker);
            int left = parked(stage);
            stage.remark(left + " requests were parked still when a worker was killed");
            stage.happened("a worker is killed before the backlog is drained", left > 0);
            worker.start();
            worker.awaitStart();
        }
    }

    /** How many are parked. */
    private static int backlog(Stage stage) {
        stage.workers().forEach(worker -> worker.provider().behave(new Behaviour.Overloaded()));
        Patience.await("a parked backlog", PARKING, () -> parked(stage) > BACKLOG);
        return parked(stage);
    }

    /** Returns when the first of them are answered. */
    private static void drain(Stage stage, int backlog) {
        stage.workers().forEach(worker -> worker.think(stage.staging().thinking()));
        Patience.await("the backlog drains", DRAINING, () -> parked(stage) < backlog);
    }

    private static int parked(Stage stage) {
        return stage.mailbox().waiting().size();
    }
}
