package io.serai.chaos;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** The ways in which a link can be bad. */
final class Links {
    private Links() {}

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
