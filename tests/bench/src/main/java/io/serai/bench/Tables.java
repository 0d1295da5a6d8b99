package io.serai.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as Markdown tables. */
final class Tables {
    private static final List<String> RESULTS =
            List.of(
                    "scenario",
                    "system",
                    "requests/s",
                    "to bare",
                    "CPU ms each",
                    "to bare",
                    "peak RSS MB",
                    "in flight",
                    "at provider",
                    "p50 ms",
                    "p99 ms");
    private static final List<String> DRAIN =
            List.of(
                    "backlog",
                    "parked/s",
                    "drained/s",
                    "idle RSS MB",
                    "in flight MB",
                    "peak RSS MB",
                    "peak to idle + in flight");
    private static final List<String> FAILOVER =
            List.of(
                    "primary",
                    "until open: requests",
                    "added p50 ms",
                    "added p99 ms",
                    "once open: requests",
                    "added p50 ms",
                    "added p99 ms",
                    "calls");

    private static final List<String> MICRO = List.of("operation", "microseconds", "error");
    private static final List<String> UNMEASURED = List.of("not measured", "system", "why");
    private static final List<String> GOALS = List.of("goal", "wanted", "measured", "");

    private Tables() {}

    static void print(BenchReport report, PrintStream out) {
        print(RESULTS, report.scenarios().stream().map(Tables::row).toList(), out);
        print(DRAIN, report.drain().stream().map(Tables::row).toList(), out);
        print(FAILOVER, report.failover().stream().map(Tables::row).toList(), out);
        print(MICRO, report.micro().stream().map(Tables::row).toList(), out);
        print(UNMEASURED, report.unmeasured().stream().map(Tables::row).toList(), out);
        print(GOALS, report.goals().stream().map(Tables::row).toList(), out);
    }

    private static List<String> row(Unmeasured unmeasured) {
        return List.of(unmeasured.name(), unmeasured.system(), unmeasured.why());
    }

    private static void print(List<String> head, List<List<String>> rows, PrintStream out) {
        if (!rows.isEmpty()) {
            out.println(line(head));
            out.println(line(head.stream().map(_ -> "---").toList()));
            rows.forEach(row -> out.println(line(row)));
            out.println();
        }
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static List<String> row(Result result) {
        return List.of(
                result.name(),
                result.system(),
                number(result.requestsPerSecond(), 0),
                number(result.throughputToBare(), 2),
                number(result.cpuMsPerRequest(), 2),
                number(result.cpuToBare(), 2),
                number(result.peakRssMb(), 0),
                number(result.mostInFlight(), 0),
                number(result.mostAtProvider(), 0),
                number(result.p50Ms(), 0),
                number(result.p99Ms(), 0));
    }

    private static List<String> row(Drain.Drained drained) {
        return List.of(
                number((double) drained.backlog(), 0),
                number(drained.parkedPerSecond(), 0),
                number(drained.drainedPerSecond(), 0),
                number(drained.idleRssMb(), 0),
                number(drained.inFlightMb(), 0),
                number(drained.peakRssMb(), 0),
                number(drained.rssToIdle(), 2));
    }

    private static List<String> row(Failover.Added added) {
        return List.of(
                added.primary(),
                Integer.toString(added.askedBefore()),
                Long.toString(added.addedBeforeP50Ms()),
                Long.toString(added.addedBeforeP99Ms()),
                Integer.toString(added.askedAfter()),
                Long.toString(added.addedAfterP50Ms()),
                Long.toString(added.addedAfterP99Ms()),
                Integer.toString(added.callsAfter()));
    }

    private static List<String> row(Micro.Timed timed) {
        return List.of(timed.name(), number(timed.microseconds(), 2), number(timed.error(), 2));
    }

    private static List<String> row(Goal goal) {
        return List.of(
                goal.name(),
                (goal.atLeast() ? ">= " : "<= ") + number(goal.wanted(), 2),
                number(goal.measured(), 2),
                goal.isReached() ? "reached" : "missed");
    }

    private static String number(@Nullable Double value, int decimals) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
