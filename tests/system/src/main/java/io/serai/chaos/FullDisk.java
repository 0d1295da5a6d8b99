package io.serai.chaos;

import java.time.Duration;
import java.util.Optional;

/** One broker's disk is full: the broker ends, and comes back when there is room again. */
record FullDisk() implements Scenario {
    static final String NAME = "full-disk";

    private static final Duration ENDING = Duration.ofMinutes(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String story() {
        return "fill the disk of one broker, and free it again";
    }

    @Override
    public Optional<String> obstacle(Cluster cluster) {
        return cluster.smallDisk().isPresent()
                ? Optional.empty()
                : Optional.of("a tmpfs cannot be mounted here for one broker's folder");
    }

    @Override
    public void play(Stage stage) {
        SmallDisk disk = stage.cluster().smallDisk().orElseThrow();
        Node node = stage.cluster().node(Cluster.NODES);
        stage.flow(stage.between(Duration.ofSeconds(1), Duration.ofSeconds(3)));
        try {
            disk.fill();
            Patience.await("a broker without disk ends", ENDING, () -> !node.isAlive());
            stage.flow(stage.between(Duration.ofSeconds(2), Duration.ofSeconds(8)));
        } finally {
            disk.free();
        }
        node.start();
        node.awaitStart();
        stage.cluster().awaitWhole();
    }
}
