package io.serai.chaos;

import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import java.time.Duration;
import java.util.List;

/** A request topic is deleted under running calls, and made anew: the other teams do not notice. */
record TopicDeletion() implements Scenario {
    /** As {@link WorkerConfig} has them. */
    private static final int PARTITIONS = 6;

    private static final int REQUESTS = 12;
    private static final Duration CALLED = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofSeconds(6);
    private static final Duration ANSWERED = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "topic-deletion";
    }

    @Override
    public String story() {
        return "delete a request topic under running calls, and make it anew";
    }

    @Override
    public Staging staging() {
        return Staging.usual().withSpareTeam();
    }

    @Override
    public void play(Stage stage) {
        String topic = stage.team().spareRequests();
        stage.mailbox().follow(stage.team().spareReplies());
        stage.workers()
                .forEach(worker ->
                        worker.provider().behave(new Behaviour.Answers(new Latency.Fixed(LONG))));
        List<String> gone = stage.traffic().sendSpare(REQUESTS);
        Patience.await("calls", CALLED, () -> stage.begun().containsAll(gone));
        stage.cluster().delete(List.of(topic));
        stage.traffic().forget(gone);
        stage.workers().forEach(worker -> worker.think(stage.staging().thinking()));
        long deleted = System.nanoTime();
        stage.awaitAnswers(ANSWERED);
        Duration took = Duration.ofNanos(System.nanoTime() - deleted);
        stage.remark("the others were answered after %d s".formatted(took.toSeconds()));
        stage.flow(stage.between(Duration.ZERO, Duration.ofSeconds(10)));
        stage.cluster().create(topic, PARTITIONS);
        List<String> anew = stage.traffic().sendSpare(REQUESTS);
        stage.awaitAnswers(ANSWERED);
        stage.seen().outcome(anew, "completed");
    }
}
