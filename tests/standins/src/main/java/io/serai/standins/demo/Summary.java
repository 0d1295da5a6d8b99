package io.serai.standins.demo;

import java.io.PrintStream;

/** The report as a person reads it. */
final class Summary {
    private Summary() {}

    static void print(Report report, PrintStream out) {
        out.println();
        line(out, "requests", report.requests());
        line(out, "completed", report.repliesCompleted());
        line(out, "degraded", report.repliesDegraded());
        line(out, "failed", report.repliesFailed());
        line(out, "lost", report.lost());
        line(out, "answered twice", report.duplicates());
        line(out, "calls repeated", report.repeatedCalls());
        line(out, "calls while a circuit was open", report.callsWhileOpen());
        line(out, "parked, then drained", report.parked() + ", " + report.drained());
        line(
                out,
                "failover p50, p99",
                report.failoverMsP50() + " ms, " + report.failoverMsP99() + " ms");
        line(
                out,
                "first parked answer after recovery",
                report.firstAnswerAfterRecoveryMs() + " ms");
        line(out, "last parked answer after recovery", report.drainMs() + " ms");
        line(out, "throughput", report.throughputPerSecond() + " replies/s");
        out.println();
        out.println(
                report.holds()
                        ? "Every request was answered exactly once."
                        : "A promise was broken: see the counts above.");
    }

    private static void line(PrintStream out, String what, Object value) {
        out.printf("  %-36s %s%n", what, value);
    }
}
