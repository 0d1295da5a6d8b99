package io.serai.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The line through samples with the least squares. */
final class Slope {
    private static final double HOUR = Duration.ofHours(1).toMillis();

    private record Sample(double hours, double value) {}

    private final List<Sample> all = new ArrayList<>();

    void add(Duration at, double value) {
        all.add(new Sample(at.toMillis() / HOUR, value));
    }

    int samples() {
        return all.size();
    }

    /** 0 of fewer than two samples. */
    double perHour() {
        double hours = all.stream().mapToDouble(Sample::hours).average().orElse(0);
        double value = all.stream().mapToDouble(Sample::value).average().orElse(0);
        double spread = all.stream().mapToDouble(s -> Math.pow(s.hours() - hours, 2)).sum();
        double together =
                all.stream().mapToDouble(s -> (s.hours() - hours) * (s.value() - value)).sum();
        return spread == 0 ? 0 : together / spread;
    }
}
