package io.serai.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The medians of one contender's rounds at one scenario.
 *
 * @param mostInFlight by its own count; null where it tells none
 * @param p50Ms from request to reply at the scenario's pace; null where it was not measured
 * @param throughputToBare requests per second against the bare loop's in this run; null where that
 *     was not run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Result(
        String name,
        String system,
        int rounds,
        double requestsPerSecond,
        double cpuMsPerRequest,
        double peakRssMb,
        @Nullable Double mostInFlight,
        double mostAtProvider,
        @Nullable Double p50Ms,
        @Nullable Double p99Ms,
        @Nullable Double throughputToBare,
        @Nullable Double cpuToBare) {

    static Result of(
            Scenario scenario, Contender contender, List<Sample> samples, List<Sample> bare) {
        double throughput = median(samples, Sample::requestsPerSecond);
        double cpu = median(samples, Sample::cpuMsPerRequest);
        return new Result(
                scenario.name(),
                contender.word(),
                samples.size(),
                throughput,
                cpu,
                median(samples, Sample::peakRssMb),
                told(median(samples, Sample::mostInFlight)),
                median(samples, Sample::mostAtProvider),
                measured(median(samples, Sample::p50Ms)),
                measured(median(samples, Sample::p99Ms)),
                ratio(throughput, bare, Sample::requestsPerSecond),
                ratio(cpu, bare, Sample::cpuMsPerRequest));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static @Nullable Double measured(double value) {
        return value < 0 ? null : value;
    }

    private static @Nullable Double told(double count) {
        return count == 0 ? null : count;
    }

    private static @Nullable Double ratio(
            double own, List<Sample> bare, ToDoubleFunction<Sample> value) {
        return bare.isEmpty() ? null : own / median(bare, value);
    }
}
