package io.serai.chaos;

import java.time.Duration;
import java.util.List;

/** The network between workers and their provider is bad in every way. */
record ProviderNetwork() implements Scenario {
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "network-to-provider";
    }

    @Override
    public String story() {
        return "cut, slow, half-open and dribbling links between workers and provider";
    }

    @Override
    public void play(Stage stage) {
        for (Link link : Links.bad(stage.random())) {
            boolean all = stage.random().nextBoolean();
            Worker one = stage.anyWorker();
            List<Worker> harmed =
                    stage.workers().stream().filter(worker -> all || worker == one).toList();
            BadLinks bad = new BadLinks(stage, harmed.stream().map(Worker::way).toList(), link);
            if (link instanceof Link.Cut) {
                answersAreLost(stage, harmed);
            }
            stage.flow(stage.between(Duration.ofSeconds(2), Duration.ofSeconds(6)));
            bad.end();
            stage.flow(BETWEEN);
        }
    }

    /** Those on their way: an ordered request may forget that it had called. */
    private static void answersAreLost(Stage stage, List<Worker> harmed) {
        Settled settled = stage.settled();
        harmed.forEach(worker -> stage.lost(worker, settled, false));
    }
}
