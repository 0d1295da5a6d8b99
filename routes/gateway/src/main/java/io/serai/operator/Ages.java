package io.serai.operator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Lengths of time as a table shows them: the two largest units, such as {@code 3d 4h}. */
final class Ages {
    private static final int SHOWN = 2;

    private Ages() {}

    private record Part(long amount, String unit) {
        @Override
        public String toString() {
            return amount + unit;
        }
    }

    /** Never negative: two clocks may disagree. */
    static String words(Duration length) {
        Duration shown = length.isNegative() ? Duration.ZERO : length;
        List<Part> parts =
                List.of(
                        new Part(shown.toDaysPart(), "d"),
                        new Part(shown.toHoursPart(), "h"),
                        new Part(shown.toMinutesPart(), "m"),
                        new Part(shown.toSecondsPart(), "s"));
        String words =
                parts.stream()
                        .dropWhile(part -> part.amount() == 0)
                        .limit(SHOWN)
                        .filter(part -> part.amount() > 0)
                        .map(Part::toString)
                        .collect(Collectors.joining(" "));
        return words.isEmpty() ? "0s" : words;
    }
}
