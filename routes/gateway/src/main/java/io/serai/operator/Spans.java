package io.serai.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Durations as an operator reads them: {@code 8 d}, {@code 1 h 30 min}. */
final class Spans {
    private Spans() {}

    static String words(Duration span) {
        List<String> parts = new ArrayList<>();
        add(parts, span.toDaysPart(), "d");
        add(parts, span.toHoursPart(), "h");
        add(parts, span.toMinutesPart(), "min");
        add(parts, span.toSecondsPart(), "s");
        add(parts, span.toMillisPart(), "ms");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }
}
