package io.serai.chaos;

import java.time.Duration;
import java.util.List;

/**
 * The broker that coordinates a worker's transaction goes in its middle. So that it is the middle,
 * what workers say to that broker is held: their records reach the others, and the end of the
 * transaction does not reach the coordinator.
 */
record TransactionCuts(int times) implements Scenario {
    private static final int TRIES = 10;
    private static final Duration NEXT_TRANSACTION = Duration.ofMinutes(1);

    /** Well below a session. */
    private static final Duration HOLDING = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "broker-in-transaction";
    }

    @Override
    public String story() {
        return "kill or stop a broker while it coordinates an open transaction";
    }

    @Override
    public Staging staging() {
        return Staging.usual().throughProxies();
    }

    @Override
    public void play(Stage stage) {
        for (int time = 0; time < times; time++) {
            stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(3)));
            Node node = endInTransaction(stage);
            stage.flow(stage.between(Duration.ZERO, Duration.ofSeconds(6)));
            node.start();
            node.awaitStart();
            stage.cluster().awaitWhole();
        }
    }

    private static Node endInTransaction(Stage stage) {
        var transactions = new OpenTransactions(stage.cluster().admin(), stage.team());
        for (int tries = 0; tries < TRIES; tries++) {
            Patience.await(
                    "a worker's open transaction",
                    NEXT_TRANSACTION,
                    () -> !transactions.coordinators().isEmpty());
            for (int id : transactions.coordinators()) {
                Node node = stage.cluster().node(id);
                if (hasEnded(node, stage, transactions)) {
                    return node;
                }
            }
        }
        throw new IllegalStateException("the harm did not happen: no transaction stayed open");
    }

    private static boolean hasEnded(Node node, Stage stage, OpenTransactions transactions) {
        FaultProxy way = stage.cluster().proxy(node.id());
        BadLinks held = new BadLinks(stage, List.of(way), new Link.Held(true, false));
        try {
            boolean open = Patience.within(HOLDING, () -> transactions.oneStays(node.id()));
            if (open) {
                end(node, stage);
            }
            return open;
        } finally {
            held.end();
        }
    }

    private static void end(Node node, Stage stage) {
        boolean kill = stage.random().nextBoolean();
        if (kill) {
            stage.brokerKilled();
            node.kill();
        } else {
            node.stop();
        }
        stage.remark(
                "broker %d was %s while a transaction was held open"
                        .formatted(node.id(), kill ? "killed" : "stopped"));
    }
}
