package io.serai.chaos;

import java.time.Duration;
import java.util.List;

/**
 * The network between workers and brokers: bad in every way, for one broker or all, for less than a
 * session lasts; and cut for longer than that.
 */
record BrokerNetwork() implements Scenario {
    private static final Duration SESSION_OVER = Duration.ofSeconds(16);
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    /** A producer waits 5 s for an answer; a session is over 10 s after the last heartbeat. */
    private static final Duration HELD = Duration.ofSeconds(7);

    private static final List<Integer> ALL = List.of(1, 2, 3);

    @Override
    public String name() {
        return "network-to-brokers";
    }

    @Override
    public String story() {
        return "cut, slow, half-open and dribbling links between workers and brokers";
    }

    @Override
    public Staging staging() {
        return Staging.usual().throughProxies();
    }

    @Override
    public void play(Stage stage) {
        for (Link link : Links.bad(stage.random())) {
            boolean all = stage.random().nextInt(3) == 0;
            int one = 1 + stage.random().nextInt(Cluster.NODES);
            BadLinks bad = bad(stage, all ? ALL : List.of(one), link);
            stage.flow(Links.length(link, stage, HELD));
            bad.end();
            stage.flow(BETWEEN);
        }
        Absence absence = new Absence(stage, stage.workers());
        BadLinks cut = bad(stage, ALL, new Link.Cut());
        stage.flow(SESSION_OVER);
        absence.end(cut::end);
    }

    private static BadLinks bad(Stage stage, List<Integer> brokers, Link link) {
        return new BadLinks(stage, brokers.stream().map(stage.cluster()::proxy).toList(), link);
    }
}
