package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final String PARTITIONS = "CPU per request, 200 partitions to 1";
    private static final String BYTES = "CPU per request, 256 KiB to 16";

    @Test
    void tellsWhatIsReachedOfWhatWasMeasured() {
        List<Result> results =
                List.of(
                        result("instant", Contender.SERAI, 300, 0.7),
                        result("second", Contender.SERAI, 300, 0.5),
                        result("second", Contender.CAMEL, 301, 0.1));

        List<Goal> goals =
                Goal.of(results, List.of(new Drain.Drained(1, 1, 1, 1, 1, 1, 1.3)), List.of());

        assertThat(reached(goals)).containsExactly("throughput to bare at instant");
        assertThat(missed(goals))
                .containsExactly(
                        "CPU to bare at second",
                        "requests/s at second, ahead of stock Camel",
                        "peak RSS to idle and in flight at drain");
    }

    @Test
    void whereNothingWasMeasuredThereIsNoGoal() {
        assertThat(Goal.of(List.of(), List.of(), List.of())).isEmpty();
    }

    @Test
    void anOpenCircuitAddsTwoMillisecondsAtMostAndAsksThePrimaryNoMore() {
        List<Goal> goals =
                Goal.of(
                        List.of(),
                        List.of(),
                        List.of(
                                new Failover.Added("refusing", 3, 90, 99, 900, 2, 2, 0),
                                new Failover.Added("hanging", 200, 1, 1, 800, 3, 4, 1)));

        assertThat(reached(goals))
                .containsExactly(
                        "added p50 ms once open, primary refusing",
                        "added p99 ms once open, primary refusing",
                        "calls of the primary once open, primary refusing");
        assertThat(missed(goals))
                .containsExactly(
                        "added p50 ms once open, primary hanging",
                        "added p99 ms once open, primary hanging",
                        "calls of the primary once open, primary hanging");
        assertThat(goals.subList(3, 6)).extracting(Goal::measured).containsExactly(3.0, 4.0, 1.0);
    }

    @Test
    void costMayGrowWithTheBytesButNotWithThePartitions() {
        assertThat(reached(growth(shape -> shape.requestBytes() / 1024.0)))
                .containsExactly(PARTITIONS, BYTES);
        assertThat(missed(growth(shape -> 1 + 0.01 * shape.partitions())))
                .containsExactly(PARTITIONS);
        assertThat(missed(growth(shape -> Math.pow(shape.requestBytes(), 1.2))))
                .containsExactly(BYTES);
    }

    @Test
    void growthIsComparedOnlyWhereBothEndsWereMeasured() {
        List<Result> one = List.of(result("growth-200-partitions", Contender.SERAI, 300, 1));

        assertThat(Goal.of(one, List.of(), List.of())).isEmpty();
    }

    private static List<Goal> growth(ToDoubleFunction<Scenario.Shape> cpuMs) {
        List<Result> results =
                Scenarios.growth().stream()
                        .map(each -> result(each, cpuMs.applyAsDouble(each.shape())))
                        .toList();
        return Goal.of(results, List.of(), List.of());
    }

    private static Result result(Scenario scenario, double cpuMs) {
        Sample sample = new Sample(300, cpuMs, 500, 1, 1, -1, -1);
        return Result.of(scenario, Contender.SERAI, List.of(sample), List.of());
    }

    private static List<String> reached(List<Goal> goals) {
        return goals.stream().filter(Goal::isReached).map(Goal::name).toList();
    }

    private static List<String> missed(List<Goal> goals) {
        return goals.stream().filter(goal -> !goal.isReached()).map(Goal::name).toList();
    }

    private static Result result(
            String scenario, Contender contender, double perSecond, double toBare) {
        return new Result(
                scenario, contender.word(), 1, perSecond, 1, 500, 1.0, 1, null, null, toBare, 2.0);
    }
}
