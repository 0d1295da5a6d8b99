package io.serai.bench;

import io.serai.bench.micro.CodecMicro;
import io.serai.bench.micro.RoutingMicro;
import io.serai.codec.SchemaMicro;
import io.serai.kafka.OffsetTrackerMicro;
import io.serai.operator.Reason;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The micro-benchmarks, by JMH. */
final class Micro {
    private static final List<Class<?>> CLASSES =
            List.of(
                    CodecMicro.class,
                    SchemaMicro.class,
                    RoutingMicro.class,
                    OffsetTrackerMicro.class);

    private Micro() {}

    /** Average time of one operation, with the 99.9 % error. */
    record Timed(String name, double microseconds, double error) {}

    static List<Timed> run() {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT);
        CLASSES.forEach(each -> options.include(each.getName()));
        try {
            return timed(new Runner(options.build()).run());
        } catch (RunnerException e) {
            throw new IllegalStateException("the micro-benchmarks did not run: " + Reason.of(e), e);
        }
    }

    private static List<Timed> timed(Collection<RunResult> results) {
        return results.stream()
                .map(result ->
                        new Timed(
                                name(result),
                                result.getPrimaryResult().getScore(),
                                result.getPrimaryResult().getScoreError()))
                .toList();
    }

    private static String name(RunResult result) {
        String method = result.getPrimaryResult().getLabel();
        String beyond = result.getParams().getParam("beyond");
        return beyond == null ? method : method + ", " + beyond + " completed beyond the mark";
    }
}
