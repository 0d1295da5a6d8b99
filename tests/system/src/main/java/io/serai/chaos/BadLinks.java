package io.serai.chaos;

import java.util.List;

/** Links that are bad for a while, which somebody has to have noticed. */
final class BadLinks {
    private final Stage stage;
    private final List<FaultProxy> ways;
    private final Link link;
    private final long before;

    /** From now on. */
    BadLinks(Stage stage, List<FaultProxy> ways, Link link) {
        this.stage = stage;
        this.ways = List.copyOf(ways);
        this.link = link;
        before = harmed();
        become(link);
    }

    /** They are sound again. */
    void end() {
        become(new Link.Sound());
        stage.happened(link + " on a connection in use", harmed() > before);
    }

    private void become(Link next) {
        ways.forEach(way -> way.become(next));
    }

    private long harmed() {
        return ways.stream().mapToLong(FaultProxy::harmed).sum();
    }
}
