package io.serai.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What cannot be a request, before every partition's next requests. */
record PoisonRecords() implements Scenario {
    private static final int PARTITIONS = 6;
    private static final int ROUNDS = 2;
    private static final Duration ANSWERED = Duration.ofMinutes(2);

    private static final List<byte @Nullable []> POISONS =
            Arrays.asList(
                    null,
                    new byte[0],
                    bytes("this is no JSON"),
                    bytes("{\"model\": 5}"),
                    bytes("{\"model\": \"gpt-6-sol\", \"messages\": \"none\"}"),
                    bytes("[".repeat(5000)));

    @Override
    public String name() {
        return "poison-records";
    }

    @Override
    public String story() {
        return "records that are no requests at the head of every partition, and a worker killed on them, twice";
    }

    @Override
    public void play(Stage stage) {
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                for (byte @Nullable [] poison : POISONS) {
                    ids.add(stage.traffic().send(partition, poison));
                }
            }
            List<String> _ = stage.traffic().acknowledged(ids);
            Worker worker = stage.anyWorker();
            stage.kill(worker);
            worker.start();
            worker.awaitStart();
        }
        stage.awaitAnswers(ANSWERED);
        stage.seen().outcome(ids, "failed");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
