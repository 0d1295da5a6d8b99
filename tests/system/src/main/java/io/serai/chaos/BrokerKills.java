package io.serai.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** kill -9 of two of the three brokers, the second when the first is back. */
record BrokerKills() implements Scenario {
    @Override
    public String name() {
        return "broker-kills";
    }

    @Override
    public String story() {
        return "kill -9 two of three brokers in turn";
    }

    @Override
    public void play(Stage stage) {
        List<Node> nodes = new ArrayList<>(stage.cluster().nodes());
        Collections.shuffle(nodes, new Random(stage.random().nextLong()));
        for (Node node : nodes.subList(0, 2)) {
            stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(3)));
            stage.brokerKilled();
            node.kill();
            stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(8)));
            node.start();
            node.awaitStart();
            stage.cluster().awaitWhole();
        }
    }
}
