package io.serai.standins.demo;

import java.util.List;

/** Nearest-rank percentiles. */
final class Percentiles {
    private Percentiles() {}

    /** 0 when there are no values. */
    static long of(List<Long> values, int percent) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Long> sorted = values.stream().sorted().toList();
        int rank = Math.ceilDiv(percent * sorted.size(), 100);
        return sorted.get(Math.max(0, rank - 1));
    }
}
