package io.serai.outages;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The calendar in figures; a provider's own are without the overlap, which comes on top. */
record CalendarSummary(
        int days,
        int windows,
        double windowHours,
        int replayedWindows,
        double replayedHours,
        double quietHours,
        double overlapHours,
        List<Provider> providers) {
    record Provider(
            String name,
            int outages,
            double downHours,
            double uptimePercent,
            double medianMinutes,
            double degradedHours) {}

    static CalendarSummary of(IncidentCalendar calendar, List<Span> windows, List<Span> replayed) {
        return new CalendarSummary(
                (int) calendar.whole().length().toDays(),
                windows.size(),
                hours(Span.total(windows)),
                replayed.size(),
                hours(Span.total(replayed)),
                hours(calendar.whole().length().minus(Span.total(windows))),
                hours(calendar.overlap().length()),
                Stream.of(Rank.values()).map(rank -> provider(calendar, rank)).toList());
    }

    private static Provider provider(IncidentCalendar calendar, Rank rank) {
        List<Incident> incidents = calendar.incidents(rank);
        List<Duration> down = lengths(incidents.stream().filter(Incident::isOutage));
        Duration sum = sum(down);
        double share = (double) sum.toMillis() / calendar.whole().length().toMillis();
        return new Provider(
                rank.provider().value(),
                down.size(),
                hours(sum),
                rounded(100 * (1 - share)),
                rounded(Lengths.percentile(down, 50).toSeconds() / 60.0),
                hours(sum(lengths(incidents.stream().filter(each -> !each.isOutage())))));
    }

    private static List<Duration> lengths(Stream<Incident> incidents) {
        return incidents.map(each -> each.span().length()).toList();
    }

    private static Duration sum(List<Duration> lengths) {
        return lengths.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static double hours(Duration length) {
        return rounded(length.toSeconds() / 3_600.0);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
