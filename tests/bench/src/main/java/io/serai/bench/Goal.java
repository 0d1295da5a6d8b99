package io.serai.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /**
     * What stays flat in partitions is not 1: the same program's processor time differs by a
     * quarter from run to run (0.46 to 0.58 ms), and a fetch and a commit name more partitions. A
     * cost for each partition of only a hundredth of a request would make it 3.
     */
    private static final double FLAT = 1.5;

    /** 16 times the bytes, and the quarter by which runs differ. */
    private static final double LINEAR = 16 * 1.25;

    private static final double ADDED_MS = 2;

    @JsonProperty("reached")
    boolean isReached() {
        return atLeast ? measured >= wanted : measured <= wanted;
    }

    static List<Goal> of(
            List<Result> results, List<Drain.Drained> drained, List<Failover.Added> failover) {
        return Stream.of(
                        alone(results),
                        growth(results),
                        ahead(results, Contender.CAMEL),
                        ahead(results, Contender.PARALLEL_CONSUMER),
                        drained.stream().flatMap(Goal::drain),
                        failover.stream().flatMap(Goal::failover))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Goal> alone(List<Result> results) {
        Double instant = serai(results, "instant", Result::throughputToBare);
        Double second = serai(results, "second", Result::cpuToBare);
        Double tenSeconds = serai(results, "ten-seconds", Result::requestsPerSecond);
        Double rss = serai(results, "ten-seconds", Result::peakRssMb);
        Double slowTail = serai(results, "slow-tail", Result::throughputToBare);
        return Stream.of(
                        atLeast("throughput to bare at instant", 0.6, instant),
                        atMost("CPU to bare at second", 1.6, second),
                        atLeast("requests/s at ten-seconds", 950, tenSeconds),
                        atMost("peak RSS MB at ten-seconds", LARGEST_RSS_MB, rss),
                        atLeast("throughput to bare at slow-tail", SLOW_TAIL_THROUGHPUT, slowTail))
                .flatMap(Function.identity());
    }

    private static Stream<Goal> growth(List<Result> results) {
        return Stream.concat(
                atMost(
                        "CPU per request, 200 partitions to 1",
                        FLAT,
                        cpu(results, "growth-200-partitions", "growth-1-partitions")),
                atMost(
                        "CPU per request, 256 KiB to 16",
                        LINEAR,
                        cpu(results, "growth-256-kib", "growth-16-kib")));
    }

    private static @Nullable Double cpu(List<Result> results, String large, String small) {
        Double most = serai(results, large, Result::cpuMsPerRequest);
        Double least = serai(results, small, Result::cpuMsPerRequest);
        return most == null || least == null ? null : most / least;
    }

    private static Stream<Goal> ahead(List<Result> results, Contender other) {
        return Scenarios.all().stream().flatMap(it -> ahead(results, it.name(), other));
    }

    private static Stream<Goal> ahead(List<Result> results, String scenario, Contender other) {
        return result(results, scenario, other).stream()
                .flatMap(it ->
                        atLeast(
                                "requests/s at %s, ahead of %s".formatted(scenario, other.label()),
                                it.requestsPerSecond(),
                                serai(results, scenario, Result::requestsPerSecond)));
    }

    private static Stream<Goal> drain(Drain.Drained drained) {
        return atMost("peak RSS to idle and in flight at drain", 1.2, drained.rssToIdle());
    }

    private static Stream<Goal> failover(Failover.Added added) {
        String primary = ", primary " + added.primary();
        return Stream.of(
                most(
                        "added p50 ms once open" + primary,
                        ADDED_MS,
                        (double) added.addedAfterP50Ms()),
                most(
                        "added p99 ms once open" + primary,
                        ADDED_MS,
                        (double) added.addedAfterP99Ms()),
                most("calls of the primary once open" + primary, 0, added.callsAfter()));
    }

    private static @Nullable Double serai(
            List<Result> results, String scenario, Function<Result, @Nullable Double> value) {
        return result(results, scenario, Contender.SERAI).map(value).orElse(null);
    }

    private static Optional<Result> result(
            List<Result> results, String scenario, Contender contender) {
        return results.stream()
                .filter(it -> it.name().equals(scenario) && it.system().equals(contender.word()))
                .findFirst();
    }

    private static Stream<Goal> atLeast(String name, double wanted, @Nullable Double measured) {
        return measured == null
                ? Stream.empty()
                : Stream.of(new Goal(name, true, wanted, measured));
    }

    private static Stream<Goal> atMost(String name, double wanted, @Nullable Double measured) {
        return measured == null ? Stream.empty() : Stream.of(most(name, wanted, measured));
    }

    private static Goal most(String name, double wanted, double measured) {
        return new Goal(name, false, wanted, measured);
    }
}
