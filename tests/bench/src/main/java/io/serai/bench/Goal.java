package io.serai.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Serai should reach, beside what it has; only goals that this run measured.
 *
 * @param wanted at least so much, or at most, as {@code atLeast} says
 */
record Goal(String name, boolean atLeast, double wanted, double measured) {
    private static final double LARGEST_RSS_MB = 1_536;

    /** The time that 10 % more than the bare loop's allows. */
    private static final double SLOW_TAIL_THROUGHPUT = 1 / 1.1;

    boolean isReached() {
        return atLeast ? measured >= wanted : measured <= wanted;
    }

    static List<Goal> of(List<Result> results, List<Drain.Drained> drained) {
        List<Goal> goals = new ArrayList<>();
        result(results, "instant", Contender.SERAI)
                .ifPresent(it ->
                        add(
                                goals,
                                "throughput to bare at instant",
                                true,
                                0.6,
                                it.throughputToBare()));
        result(results, "second", Contender.SERAI)
                .ifPresent(it -> add(goals, "CPU to bare at second", false, 1.6, it.cpuToBare()));
        result(results, "ten-seconds", Contender.SERAI)
                .ifPresent(it -> {
                    add(goals, "requests/s at ten-seconds", true, 950, it.requestsPerSecond());
                    add(goals, "peak RSS MB at ten-seconds", false, LARGEST_RSS_MB, it.peakRssMb());
                });
        result(results, "slow-tail", Contender.SERAI)
                .ifPresent(it ->
                        add(
                                goals,
                                "throughput to bare at slow-tail",
                                true,
                                SLOW_TAIL_THROUGHPUT,
                                it.throughputToBare()));
        for (Contender other : List.of(Contender.CAMEL, Contender.PARALLEL_CONSUMER)) {
            Scenarios.all().forEach(scenario -> ahead(goals, results, scenario.name(), other));
        }
        drained.forEach(it ->
                add(goals, "peak RSS to idle and in flight at drain", false, 1.2, it.rssToIdle()));
        return goals;
    }

    private static void ahead(
            List<Goal> goals, List<Result> results, String scenario, Contender other) {
        Function<Contender, Optional<Result>> at = who -> result(results, scenario, who);
        at.apply(Contender.SERAI)
                .ifPresent(own ->
                        at.apply(other)
                                .ifPresent(it ->
                                        add(
                                                goals,
                                                "requests/s at %s, ahead of %s"
                                                        .formatted(scenario, other.label()),
                                                true,
                                                it.requestsPerSecond(),
                                                own.requestsPerSecond())));
    }

    private static Optional<Result> result(
            List<Result> results, String scenario, Contender contender) {
        return results.stream()
                .filter(it -> it.name().equals(scenario) && it.system().equals(contender.word()))
                .findFirst();
    }

    private static void add(
            List<Goal> goals,
            String name,
            boolean atLeast,
            double wanted,
            @Nullable Double measured) {
        if (measured != null) {
            goals.add(new Goal(name, atLeast, wanted, measured));
        }
    }
}
