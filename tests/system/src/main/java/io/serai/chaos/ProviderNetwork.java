package io.serai.chaos;

import java.time.Duration;
import java.util.List;

/** The network between workers and their provider is bad in every way. */
record ProviderNetwork() implements Scenario {
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration HELD = Duration.ofSeconds(8);
    private static final Duration ANSWERED = Duration.ofMinutes(3);
    private static final String TIMED_OUT = "timed_out";

    @Override
    public String name() {
        return "network-to-provider";
    }

    @Override
    public String story() {
        return "cut, slow, half-open and dribbling links between workers and provider";
    }

    @Override
    public Staging staging() {
        return Staging.usual().answeredWithin(RESPONSE_TIMEOUT);
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
            stage.flow(Links.length(link, stage, HELD));
            if (link instanceof Link.Held) {
                answersAreLost(stage, harmed);
            }
            bad.end();
            stage.flow(BETWEEN);
        }
        stage.awaitAnswers(ANSWERED);
        stage.happened("an attempt timed out", hasTimedOut(stage));
    }

    private static void answersAreLost(Stage stage, List<Worker> harmed) {
        Settled settled = stage.settled();
        List<Sent> ordered = stage.traffic().sentTo(stage.team().orderedRequests());
        harmed.forEach(worker -> stage.harms().answersLost(worker, settled, ordered));
    }

    private static boolean hasTimedOut(Stage stage) {
        return stage.mailbox().received().stream()
                .map(Received::kind)
                .anyMatch(kind ->
                        kind instanceof Received.Terminal reply
                                && reply.faults().contains(TIMED_OUT));
    }
}
