package io.serai.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results as a Markdown table. */
final class ResultTable {
    private static final String HEAD =
            """
            | scenario | system | requests/s | to bare | CPU ms each | to bare | peak RSS MB | in flight | at provider | p50 ms | p99 ms |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private ResultTable() {}

    static void print(List<Result> results, PrintStream out) {
        out.print(HEAD);
        results.forEach(result -> out.println(row(result)));
    }

    private static String row(Result result) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        result.name(),
                        result.system(),
                        number(result.requestsPerSecond(), 0),
                        number(result.throughputToBare(), 2),
                        number(result.cpuMsPerRequest(), 2),
                        number(result.cpuToBare(), 2),
                        number(result.peakRssMb(), 0),
                        number(result.mostInFlight() > 0 ? result.mostInFlight() : null, 0),
                        number(result.mostAtProvider(), 0),
                        number(result.p50Ms(), 0),
                        number(result.p99Ms(), 0));
    }

    private static String number(@Nullable Double value, int decimals) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
