package io.serai.outages;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The report as a person reads it. */
final class Markdown {
    private final PrintStream out;

    Markdown(PrintStream out) {
        this.out = out;
    }

    void print(Report report) {
        head(report);
        clients(report);
        marks(report);
        scaled(report);
        distortions(report);
    }

    private void head(Report report) {
        CalendarSummary calendar = report.calendar();
        out.printf(
                Locale.ROOT,
                "%d days, seed %d, %d requests an hour and client. Replayed: %d of %d windows, %.1f h at %d"
                        + " times their pace; counted: %.1f quiet hours. All providers are out for %.1f h.%n",
                calendar.days(),
                report.seed(),
                report.requestsPerHour(),
                calendar.replayedWindows(),
                calendar.windows(),
                calendar.replayedHours(),
                report.pace(),
                calendar.quietHours(),
                calendar.overlapHours());
        out.println();
        out.printf(Locale.ROOT, "| provider | outages | down | uptime | median | degraded |%n");
        out.printf(Locale.ROOT, "|---|--:|--:|--:|--:|--:|%n");
        calendar.providers()
                .forEach(each ->
                        out.printf(
                                Locale.ROOT,
                                "| %s | %d | %.1f h | %.2f %% | %.0f min | %.0f h |%n",
                                each.name(),
                                each.outages(),
                                each.downHours(),
                                each.uptimePercent(),
                                each.medianMinutes(),
                                each.degradedHours()));
        out.println();
    }

    private void clients(Report report) {
        out.printf(
                Locale.ROOT,
                "| client | requests | by deadline | late | failed reply | lost | twice | calls | wasted |"
                        + " of those in windows | failed while well | wait p50 | p99 | virtual clock |%n");
        out.printf(Locale.ROOT, "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|%n");
        report.clients()
                .forEach(each ->
                        out.printf(
                                Locale.ROOT,
                                "| %s | %d | %s | %d | %d | %d | %d | %d | %d | %.2f %% | %d | %s | %s | %s |%n",
                                each.name(),
                                each.requests(),
                                Report.percent(each.share()),
                                each.answeredLate(),
                                each.failed(),
                                each.lost(),
                                each.duplicates(),
                                each.calls(),
                                each.wastedCalls(),
                                each.inWindows().shareWasted() * 100,
                                each.inWindows().failedWhileWell(),
                                time(each.waitP50Ms()),
                                time(each.waitP99Ms()),
                                Report.percent(each.virtualShare())));
        out.println();
    }

    private void marks(Report report) {
        report.marks()
                .forEach(mark ->
                        out.printf(
                                Locale.ROOT,
                                "* %s: %s (%s)%n",
                                mark.held() ? "held" : "MISSED",
                                mark.what(),
                                mark.measured()));
        out.println();
    }

    private void scaled(Report report) {
        out.printf(Locale.ROOT, "| constant | calendar | here | |%n");
        out.printf(Locale.ROOT, "|---|--:|--:|---|%n");
        report.scaled()
                .forEach(each ->
                        out.printf(
                                Locale.ROOT,
                                "| `%s` | %s | %.1f ms | %s |%n",
                                each.key(),
                                time(each.calendarMs()),
                                each.realMs(),
                                each.exact() ? "" : "longer"));
        out.println();
    }

    private static String time(long millis) {
        if (millis < 1_000) {
            return millis + " ms";
        }
        Duration time = Duration.ofMillis(millis);
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0
                ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
                : "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
    }

    private void distortions(Report report) {
        Pace pace = new Pace(report.pace());
        out.printf(
                Locale.ROOT,
                """
                What the scale distorts:

                * What Serai and the machine add to a reply (Kafka, commits every %d ms, a stall of this machine) is
                  some tens of milliseconds and counts %d-fold.
                * Constants marked `longer` are longer than their share, so that a shared machine holds to them:
                  probes are rarer than in production, and a provider is known to be back later. The breaker
                  asks for %d calls in its longer window where production asks for 20: the same rate.
                * Not scaled: the drain's ramp looks for room every 250 ms beside each answer; after a
                  recovery the backlog may begin that much later.
                * The backlog has a tenth of the chain's capacity (`drain-share`) instead of a half, on the virtual
                  clock as well: a half is more calls a second than a small machine can make.
                * Not scaled: no call begins with less than a second left. Serai's requests get that second on
                  top (`ttl`); whether an answer was in time is judged without it.
                * Not scaled: the pause before another attempt at the same provider (0.2 to 4 s). The stand-ins
                  say `retry-after` 30 s with every refusal, so that requests go on to the next provider instead.
                """,
                Constant.COMMIT.at(pace).toMillis(),
                pace.factor(),
                new DrillSettings(pace).minimumCalls());
    }
}
