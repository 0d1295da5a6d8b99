package io.serai.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The team's own reply topic is gone for a while: replies wait for it and come. */
record MissingReplyTopic() implements Scenario {
    private static final int ASKED = 20;
    private static final int PARTITIONS = 3;
    private static final Duration ANSWERED = Duration.ofMinutes(3);
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "missing-reply-topic";
    }

    @Override
    public String story() {
        return "delete the team's reply topic, ask, kill a worker, and create the topic again";
    }

    @Override
    public void play(Stage stage) {
        String replies = stage.team().replies();
        stage.traffic().pause();
        stage.awaitAnswers(ANSWERED);
        stage.cluster().delete(List.of(replies));
        Patience.await("the reader has noticed", FORGOTTEN, () -> !stage.mailbox().reads(replies));
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < ASKED; n++) {
            ids.add(stage.traffic().send(Map.of()));
        }
        List<String> _ = stage.traffic().acknowledged(ids);
        stage.flow(stage.between(Duration.ofSeconds(3), Duration.ofSeconds(6)));
        Worker worker = stage.anyWorker();
        stage.kill(worker);
        stage.happened(
                "requests are called for while their reply topic is missing",
                !Collections.disjoint(stage.begun(), ids));
        stage.cluster().create(replies, PARTITIONS);
        worker.start();
        stage.traffic().flow(stage.staging());
        stage.awaitAnswers(ANSWERED);
        stage.seen().outcome(ids, "completed");
    }
}
