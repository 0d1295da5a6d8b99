package io.serai.chaos;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** The results as a person reads them. */
final class Summary {
    private static final String ROW = "%-24s %6s %6s %9s %6s %9s %9s %6s %6s %8s  %s%n";

    private final PrintStream out;

    Summary(PrintStream out) {
        this.out = out;
    }

    /** Also for one that comes to no end. */
    void begin(Scenario scenario, long seed) {
        out.println("%-24s seed %d ...".formatted(scenario.name(), seed));
    }

    void line(Result result, String again) {
        Figures figures = result.figures();
        out.printf(
                "%-24s seed %d: %s after %d s; %d requests, %d kills, %d of brokers%n",
                result.name(),
                result.seed(),
                result.passed() ? "held" : "BROKEN",
                result.took().toSeconds(),
                figures.requests(),
                figures.kills(),
                figures.brokerKills());
        result.remarks().forEach(remark -> out.println("    " + remark));
        result.breaches().forEach(breach -> out.println("    " + breach));
        if (!result.passed()) {
            out.println("    again with: " + again);
        }
        out.flush();
    }

    void skipped(Scenario scenario, String why) {
        out.println("%-24s SKIPPED: %s".formatted(scenario.name(), why));
    }

    void table(List<Result> results, Report report) {
        out.println();
        out.printf(
                ROW,
                "scenario",
                "seed",
                "s",
                "requests",
                "lost",
                "twice",
                "repeated",
                "open",
                "kills",
                "brokers",
                "");
        results.forEach(this::row);
        out.println();
        out.printf(
                "open: begun and not visibly answered or parked at the kills and other losses; repeated: called again; brokers: killed%n");
        if (report.rssSlopeMbPerHour() != null) {
            out.printf(
                    "resident memory of the workers: %+.1f MB per hour%n",
                    Objects.requireNonNull(report.rssSlopeMbPerHour()));
        }
        if (!report.skipped().isEmpty()) {
            out.println("SKIPPED: " + String.join(", ", report.skipped()));
        }
        out.println(verdict(report));
    }

    private static String verdict(Report report) {
        if (report.scenarios().isEmpty()) {
            return "Nothing was played.";
        }
        return report.holds() ? "Every guarantee held." : "A guarantee was broken: see above.";
    }

    private void row(Result result) {
        Figures figures = result.figures();
        out.printf(
                ROW,
                result.name(),
                result.seed(),
                result.took().toSeconds(),
                figures.requests(),
                figures.lost(),
                figures.duplicates(),
                figures.repeatedCalls(),
                figures.begunAtKills(),
                figures.kills(),
                figures.brokerKills(),
                result.passed() ? "held" : "BROKEN");
    }
}
