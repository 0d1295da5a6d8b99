package io.serai.chaos;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** The ways in which a link can be bad. */
final class Links {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Links() {}

    /**
     * For how long it is bad.
     *
     * @param held a link that holds, so that time-outs are over
     */
    static Duration length(Link link, Stage stage, Duration held) {
        return link instanceof Link.Held ? held : stage.between(SHORTEST, LONGEST);
    }

    /** Every way once; the figures by chance. */
    static List<Link> bad(RandomGenerator random) {
        return List.of(
                new Link.Cut(),
                new Link.Slow(Duration.ofMillis(random.nextInt(100, 500))),
                new Link.Held(true, true),
                new Link.Held(false, true),
                new Link.Dribbling(random.nextInt(20, 200), Duration.ofMillis(5)));
    }
}
