package io.serai.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** The broker that coordinates a worker's transaction goes in its middle. */
record TransactionCuts(int times) implements Scenario {
    private static final Duration NEXT_TRANSACTION = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "broker-in-transaction";
    }

    @Override
    public String story() {
        return "kill or stop a broker while it coordinates an open transaction";
    }

    @Override
    public void play(Stage stage) {
        for (int time = 0; time < times; time++) {
            stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(3)));
            Node node = stage.cluster().node(coordinator(stage));
            if (stage.random().nextBoolean()) {
                stage.brokerKilled();
                node.kill();
            } else {
                node.stop();
            }
            stage.flow(stage.between(Duration.ZERO, Duration.ofSeconds(6)));
            node.start();
            node.awaitStart();
            stage.cluster().awaitWhole();
        }
    }

    private static int coordinator(Stage stage) {
        AtomicReference<Optional<Integer>> found = new AtomicReference<>(Optional.empty());
        Patience.await(
                "a worker's open transaction",
                NEXT_TRANSACTION,
                () -> {
                    found.set(ongoing(stage));
                    return found.get().isPresent();
                });
        return found.get().orElseThrow();
    }

    /** Empty as well where the brokers cannot be asked just now: one has been back for a moment. */
    private static Optional<Integer> ongoing(Stage stage) {
        try {
            var listed = Answers.of(stage.cluster().admin().listTransactions().byBrokerId());
            return listed.entrySet().stream()
                    .filter(broker ->
                            Answers.of(broker.getValue()).stream()
                                    .anyMatch(each -> isOurs(each, stage.team())))
                    .map(Map.Entry::getKey)
                    .findFirst();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(TransactionListing each, Team team) {
        return each.state() == TransactionState.ONGOING
                && each.transactionalId().startsWith(team.name());
    }
}
