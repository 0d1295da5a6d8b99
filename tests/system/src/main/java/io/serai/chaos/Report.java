package io.serai.chaos;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code serai chaos --report} writes. The slope is there when a soak was played; {@code
 * skipped} scenarios are not among the others.
 */
record Report(
        long requests,
        long lost,
        long duplicates,
        long repeatedCalls,
        long begunAtKills,
        int kills,
        int brokerKills,
        @Nullable Double rssSlopeMbPerHour,
        List<Played> scenarios,
        List<String> skipped) {
    /** One scenario, with figures of its own; its breaches say why it failed. */
    record Played(
            String name,
            long seed,
            boolean passed,
            double seconds,
            @JsonUnwrapped Figures figures,
            List<String> breaches,
            List<String> remarks) {
        static Played of(Result result) {
            return new Played(
                    result.name(),
                    result.seed(),
                    result.passed(),
                    result.took().toMillis() / 1000.0,
                    result.figures(),
                    result.breaches(),
                    result.remarks());
        }
    }

    static Report of(List<Result> results, List<String> skipped) {
        Figures all = results.stream().map(Result::figures).reduce(Figures.NONE, Figures::plus);
        return new Report(
                all.requests(),
                all.lost(),
                all.duplicates(),
                all.repeatedCalls(),
                all.begunAtKills(),
                all.kills(),
                all.brokerKills(),
                results.stream()
                        .map(Result::rssSlope)
                        .filter(Objects::nonNull)
                        .reduce((_, last) -> last)
                        .orElse(null),
                results.stream().map(Played::of).toList(),
                List.copyOf(skipped));
    }

    /** Nothing is promised by what was not played. */
    boolean holds() {
        return !scenarios.isEmpty() && scenarios.stream().allMatch(Played::passed);
    }
}
