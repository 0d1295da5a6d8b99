package io.serai.outages;

import java.time.Duration;
import java.util.List;

/** What many lengths of time come to. */
final class Lengths {
    private Lengths() {}

    /** Of an even number, the mean of the two in the middle. */
    static Duration median(List<Duration> lengths) {
        List<Duration> sorted = lengths.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2);
    }

    /** Nearest rank; zero when there are none. */
    static Duration percentile(List<Duration> lengths, int percent) {
        if (lengths.isEmpty()) {
            return Duration.ZERO;
        }
        List<Duration> sorted = lengths.stream().sorted().toList();
        return sorted.get(Math.max(1, Math.ceilDiv(percent * sorted.size(), 100)) - 1);
    }
}
