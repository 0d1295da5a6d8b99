package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void tellsWhatIsReachedOfWhatWasMeasured() {
        List<Result> results =
                List.of(
                        result("instant", Contender.SERAI, 300, 0.7),
                        result("second", Contender.SERAI, 300, 0.5),
                        result("second", Contender.CAMEL, 301, 0.1));

        List<Goal> goals = Goal.of(results, List.of(new Drain.Drained(1, 1, 1, 1, 1, 1, 1.3)));

        assertThat(goals.stream().filter(Goal::isReached).map(Goal::name))
                .containsExactly("throughput to bare at instant");
        assertThat(goals.stream().filter(goal -> !goal.isReached()).map(Goal::name))
                .containsExactly(
                        "CPU to bare at second",
                        "requests/s at second, ahead of stock Camel",
                        "peak RSS to idle and in flight at drain");
    }

    private static Result result(
            String scenario, Contender contender, double perSecond, double toBare) {
        return new Result(
                scenario, contender.word(), 1, perSecond, 1, 500, 1, 1, null, null, toBare, 2.0);
    }
}
