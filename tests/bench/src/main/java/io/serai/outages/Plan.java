package io.serai.outages;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Which windows of a calendar are replayed, and which requests are counted. */
record Plan(
        IncidentCalendar calendar, RequestStream stream, List<Span> windows, List<Span> replayed) {
    private static final Duration MARGIN = Duration.ofHours(1);
    private static final int LONGEST = 10;

    Plan {
        windows = List.copyOf(windows);
        replayed = List.copyOf(replayed);
    }

    static Plan whole(IncidentCalendar calendar, RequestStream stream) {
        List<Span> windows = calendar.windows(MARGIN);
        return new Plan(calendar, stream, windows, windows);
    }

    /** The overlap and the ten longest of the others. */
    static Plan quick(IncidentCalendar calendar, RequestStream stream) {
        List<Span> windows = calendar.windows(MARGIN);
        List<Span> longest =
                windows.stream()
                        .filter(window -> !window.covers(calendar.overlap()))
                        .sorted(Comparator.comparing(Span::length).reversed())
                        .limit(LONGEST)
                        .toList();
        List<Span> overlap =
                windows.stream().filter(window -> window.covers(calendar.overlap())).toList();
        return new Plan(
                calendar,
                stream,
                windows,
                Stream.concat(longest.stream(), overlap.stream())
                        .sorted(Comparator.comparing(Span::from))
                        .toList());
    }

    /** How many requests arrive outside of all windows. */
    int quiet() {
        int within =
                windows.stream()
                        .mapToInt(each -> Math.toIntExact(stream.within(each).count()))
                        .sum();
        return stream.count() - within;
    }

    /** The requests of the replayed windows and of the quiet rest. */
    IntPredicate counted() {
        List<Span> left = windows.stream().filter(window -> !replayed.contains(window)).toList();
        return request ->
                left.stream().noneMatch(window -> window.contains(stream.arrival(request)));
    }
}
