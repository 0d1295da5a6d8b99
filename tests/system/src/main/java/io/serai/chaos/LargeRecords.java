package io.serai.chaos;

import io.serai.standins.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Requests of 900 KB, answers that no reply topic takes, and requests that the parked topic does
 * not take: each has its reply, the last two a dead letter beside it.
 */
record LargeRecords() implements Scenario {
    private static final int LARGE = 900_000;
    private static final int TOO_LARGE = 2_000_000;
    private static final int SMALL_LIMIT = 100_000;
    private static final int EACH = 12;
    private static final Duration ANSWERED = Duration.ofMinutes(3);
    private static final Duration CALLED = Duration.ofMinutes(1);
    private static final Duration CLOSED = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "large-records";
    }

    @Override
    public String story() {
        return "requests of 900 KB, answers beyond the reply topic's limit, parking beyond the broker's limit";
    }

    @Override
    public Staging staging() {
        return Staging.usual().perSecond(5);
    }

    @Override
    public void play(Stage stage) {
        List<String> large = send(stage, LARGE);
        stage.awaitAnswers(ANSWERED);
        stage.seen().outcome(large, "completed");
        answersTooLarge(stage);
        parkingTooLarge(stage);
    }

    private static void answersTooLarge(Stage stage) {
        stage.workers().forEach(worker -> worker.provider().answerSize(TOO_LARGE));
        List<String> ids = send(stage, 0);
        stage.awaitAnswers(ANSWERED);
        stage.workers().forEach(worker -> worker.provider().answerSize(0));
        stage.seen().outcome(ids, "failed");
        stage.seen().deadLetter(ids);
    }

    private static void parkingTooLarge(Stage stage) {
        limit(stage, SMALL_LIMIT);
        stage.workers().forEach(worker -> worker.provider().behave(new Behaviour.Overloaded()));
        stage.flow(CLOSED);
        List<String> ids = send(stage, LARGE);
        List<Sent> sent = stage.traffic().sent();
        Patience.await(
                "replies to what cannot be parked",
                CALLED,
                () ->
                        sent.stream()
                                .filter(each -> ids.contains(each.id()))
                                .allMatch(each -> stage.mailbox().hasAnswer(each.source())));
        stage.workers().forEach(worker -> worker.think(stage.staging().thinking()));
        limit(stage, LARGE * 2);
        stage.seen().outcome(ids, "failed");
        stage.seen().deadLetter(ids);
    }

    private static void limit(Stage stage, int bytes) {
        stage.cluster()
                .alterTopic(
                        stage.team().parked(),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(bytes));
    }

    private static List<String> send(Stage stage, int padding) {
        String more = padding == 0 ? "" : " " + "x".repeat(padding);
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < EACH; n++) {
            ids.add(stage.traffic().send(more, Map.of()));
        }
        return stage.traffic().acknowledged(ids);
    }
}
