package io.serai.chaos;

import io.serai.standins.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One worker's clock is ten minutes ahead, another's ten minutes behind, through an outage and its
 * drain; requests with time enough for both are completed.
 */
record ClockSkew() implements Scenario {
    private static final Duration OUTAGE = Duration.ofSeconds(5);
    private static final Duration PARKING = Duration.ofMinutes(1);
    private static final Duration ANSWERED = Duration.ofMinutes(3);
    private static final int PATIENT = 20;

    @Override
    public String name() {
        return "wrong-clocks";
    }

    @Override
    public String story() {
        return "one worker's clock is 10 minutes ahead, another's 10 minutes behind, in an outage too";
    }

    @Override
    public Staging staging() {
        return Staging.usual().workers(3);
    }

    @Override
    public void prepare(Stage stage) {
        stage.workers().get(0).program(WrongClock.Ahead.class);
        stage.workers().get(1).program(WrongClock.Behind.class);
    }

    @Override
    public void play(Stage stage) {
        stage.flow(stage.between(Duration.ofSeconds(2), Duration.ofSeconds(4)));
        stage.workers().forEach(worker -> worker.provider().behave(new Behaviour.Overloaded()));
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < PATIENT; n++) {
            ids.add(stage.traffic().send(Map.of("serai-ttl", "30m")));
        }
        List<String> _ = stage.traffic().acknowledged(ids);
        stage.flow(OUTAGE);
        Patience.await("a parked request", PARKING, () -> !stage.mailbox().waiting().isEmpty());
        stage.kill(stage.workers().get(0));
        stage.happened(
                "a worker is killed while requests are parked",
                !stage.mailbox().waiting().isEmpty());
        stage.workers().get(0).start();
        stage.workers().forEach(worker -> worker.think(stage.staging().thinking()));
        stage.awaitAnswers(ANSWERED);
        stage.seen().outcome(ids, "completed");
    }
}
