package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who read the report's file rely on. */
class BenchReportTest {
    private static final Scenario SCENARIO = Scenarios.all().getFirst();
    private static final Sample BARE = new Sample(400, 0.25, 300, 0, 12, 10, 20);

    @TempDir private Path folder;

    @Test
    void eachScenarioHasItsFigures() throws IOException {
        Sample sample = new Sample(100, 0.5, 600, 500, 13, 31, 32);

        JsonNode scenario = written(sample, List.of(BARE)).at("/scenarios/0");

        assertThat(scenario.at("/name").asText()).isEqualTo("instant");
        assertThat(scenario.at("/system").asText()).isEqualTo("parallel-consumer");
        assertThat(scenario.at("/requestsPerSecond").asDouble()).isEqualTo(100);
        assertThat(scenario.at("/cpuMsPerRequest").asDouble()).isEqualTo(0.5);
        assertThat(scenario.at("/peakRssMb").asDouble()).isEqualTo(600);
        assertThat(scenario.at("/p50Ms").asDouble()).isEqualTo(31);
        assertThat(scenario.at("/p99Ms").asDouble()).isEqualTo(32);
        assertThat(scenario.at("/throughputToBare").asDouble()).isEqualTo(0.25);
        assertThat(scenario.at("/cpuToBare").asDouble()).isEqualTo(2);
    }

    @Test
    void whatWasNotMeasuredHasNoField() throws IOException {
        Sample unpaced = new Sample(100, 0.5, 600, 0, 13, -1, -1);

        JsonNode scenario = written(unpaced, List.of()).at("/scenarios/0");

        assertThat(scenario.fieldNames())
                .toIterable()
                .contains("requestsPerSecond", "cpuMsPerRequest", "peakRssMb")
                .doesNotContain("mostInFlight", "p50Ms", "p99Ms", "throughputToBare", "cpuToBare");
    }

    @Test
    void goalsAreThoseOfAllParts() throws IOException {
        Result instant = result(Contender.SERAI, BARE, List.of(BARE));
        var drained = new Drain.Drained(1, 1, 1, 1, 1, 1, 1.3);
        var added = new Failover.Added("hanging", 1, 1, 1, 1, 1, 1, 0);

        JsonNode report =
                WrittenReport.of(
                        BenchReport.of(
                                List.of(instant),
                                List.of(drained),
                                List.of(added),
                                List.of(),
                                List.of()),
                        folder);

        assertThat(report.at("/goals").findValuesAsText("name"))
                .contains(
                        "throughput to bare at instant",
                        "peak RSS to idle and in flight at drain",
                        "calls of the primary once open, primary hanging");
        assertThat(report.at("/goals/0/wanted").asDouble()).isEqualTo(0.6);
        assertThat(report.at("/goals/0/measured").asDouble()).isEqualTo(1);
        assertThat(report.at("/goals/0/reached").asBoolean()).isTrue();
    }

    /** It had stood there with 0 requests a second, and Serai was ahead of it. */
    @Test
    void whoAnswersNothingHasNoFigures() throws IOException {
        var silent = new Unmeasured("instant", "parallel-consumer", "answered nothing more");

        JsonNode report =
                WrittenReport.of(
                        BenchReport.of(
                                List.of(result(Contender.SERAI, BARE, List.of(BARE))),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(silent)),
                        folder);

        assertThat(report.at("/unmeasured/0/system").asText()).isEqualTo("parallel-consumer");
        assertThat(report.at("/unmeasured/0/why").asText()).isEqualTo("answered nothing more");
        assertThat(report.at("/goals").findValuesAsText("name"))
                .noneMatch(name -> name.contains("ahead of Parallel Consumer"));
    }

    private JsonNode written(Sample sample, List<Sample> bare) throws IOException {
        Result result = result(Contender.PARALLEL_CONSUMER, sample, bare);
        return WrittenReport.of(
                BenchReport.of(List.of(result), List.of(), List.of(), List.of(), List.of()),
                folder);
    }

    private static Result result(Contender contender, Sample sample, List<Sample> bare) {
        return Result.of(SCENARIO, contender, List.of(sample), bare);
    }
}
