package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final Scenario SCENARIO = Scenarios.all().getFirst();

    @Test
    void takesMediansAndComparesThemWithTheBareLoop() {
        List<Sample> serai = List.of(sample(100, 0.9), sample(300, 0.5), sample(200, 0.6));
        List<Sample> bare = List.of(sample(380, 0.3), sample(420, 0.5));

        Result result = Result.of(SCENARIO, Contender.SERAI, serai, bare);

        assertThat(result.system()).isEqualTo("serai");
        assertThat(result.requestsPerSecond()).isEqualTo(200);
        assertThat(result.cpuMsPerRequest()).isEqualTo(0.6);
        assertThat(result.throughputToBare()).isCloseTo(0.5, within(1e-9));
        assertThat(result.cpuToBare()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void whatWasNotMeasuredIsAbsent() {
        Result result = Result.of(SCENARIO, Contender.SERAI, List.of(sample(100, 0.9)), List.of());

        assertThat(result.p50Ms()).isNull();
        assertThat(result.cpuToBare()).isNull();
    }

    private static Sample sample(double perSecond, double cpu) {
        return new Sample(perSecond, cpu, 500, 0, 400, -1, -1);
    }
}
