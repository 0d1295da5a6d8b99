package io.serai.chaos;

import io.serai.standins.Behaviour;
import io.serai.standins.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Partitions are added to topics in use, and a reply topic that requests have named is deleted
 * while they are called.
 */
record TopicChanges() implements Scenario {
    /** As {@link WorkerConfig} has them. */
    private static final int REQUESTS = 6;

    private static final int REPLIES = 3;

    private static final int MORE_REQUESTS = 9;
    private static final int MORE_REPLIES = 5;
    private static final int NAMED = 10;
    private static final Duration ANSWERED = Duration.ofMinutes(3);
    private static final Duration CALLED = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofSeconds(6);

    @Override
    public String name() {
        return "topic-changes";
    }

    @Override
    public String story() {
        return "add partitions to topics in use, and delete a reply topic under running calls";
    }

    @Override
    public void play(Stage stage) {
        stage.cluster()
                .grow(
                        Map.of(
                                stage.team().requests(), MORE_REQUESTS,
                                stage.team().replies(), MORE_REPLIES));
        String named = stage.team().replies() + ".named";
        stage.cluster().create(named, 2);
        stage.mailbox().follow(named);
        List<String> before = send(stage, named);
        stage.flow(stage.between(Duration.ofSeconds(2), Duration.ofSeconds(4)));
        stage.awaitAnswers(ANSWERED);
        stage.seen().outcome(before, "completed");
        List<String> under = deleteUnderCalls(stage, named);
        List<String> after = send(stage, named);
        stage.awaitAnswers(ANSWERED);
        stage.seen().outcome(under, "failed");
        stage.seen().outcome(after, "failed");
        stage.happened("requests go to partitions that were added", requestsGoTo(stage, REQUESTS));
        stage.happened("replies go to partitions that were added", repliesGoTo(stage, REPLIES));
    }

    private static boolean requestsGoTo(Stage stage, int firstAdded) {
        return stage.traffic().sentTo(stage.team().requests()).stream()
                .anyMatch(each -> each.partition() >= firstAdded);
    }

    private static boolean repliesGoTo(Stage stage, int firstAdded) {
        return stage.mailbox().received().stream()
                .filter(each -> each.topic().equals(stage.team().replies()))
                .anyMatch(each -> each.partition() >= firstAdded);
    }

    private static List<String> deleteUnderCalls(Stage stage, String named) {
        stage.workers()
                .forEach(worker ->
                        worker.provider().behave(new Behaviour.Answers(new Latency.Fixed(LONG))));
        List<String> ids = send(stage, named);
        Patience.await(
                "calls for requests that name the topic",
                CALLED,
                () -> stage.begun().containsAll(ids));
        stage.mailbox().forget(named);
        stage.cluster().delete(List.of(named));
        stage.workers().forEach(worker -> worker.think(stage.staging().thinking()));
        return ids;
    }

    private static List<String> send(Stage stage, String named) {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < NAMED; n++) {
            ids.add(stage.traffic().send(Map.of("serai-reply-to", named)));
        }
        return stage.traffic().acknowledged(ids);
    }
}
