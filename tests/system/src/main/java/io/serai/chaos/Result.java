package io.serai.chaos;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a scenario ended.
 *
 * @param rssSlope of its workers' resident memory, in MB per hour, where it was measured
 * @param breaches why it failed; none when it passed
 */
record Result(
        String name,
        long seed,
        Duration took,
        Figures figures,
        @Nullable Double rssSlope,
        List<String> breaches,
        List<String> remarks) {
    Result {
        breaches = List.copyOf(breaches);
        remarks = List.copyOf(remarks);
    }

    /** It did not come to an end at which it could be judged. */
    static Result failed(String name, long seed, Duration took, String why) {
        return new Result(name, seed, took, Figures.NONE, null, List.of(why), List.of());
    }

    boolean passed() {
        return breaches.isEmpty();
    }
}
