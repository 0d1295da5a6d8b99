package io.serai.rehearsal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every take of a rehearsal has to keep. A fault and an answer of the wrong form break it
 * without being named; a provider that is not asked breaks nothing.
 *
 * @param similarity least, from 0 to 1
 * @param cost most, in US dollars
 */
public record Thresholds(
        Optional<Duration> latency, Optional<BigDecimal> cost, Optional<Double> similarity) {

    /** A sentence for each that is broken. */
    public List<String> broken(List<Take> takes) {
        return takes.stream().flatMap(take -> broken(take).stream()).toList();
    }

    private List<String> broken(Take take) {
        List<String> all = new ArrayList<>();
        if (take.wasAsked() && take.fault().isPresent()) {
            all.add("no answer: " + take.fault().orElseThrow());
        }
        take.violation().ifPresent(what -> all.add("the answer " + what));
        latency.filter(most -> take.took().compareTo(most) > 0)
                .ifPresent(most ->
                        all.add(
                                "%d ms are more than %d"
                                        .formatted(take.took().toMillis(), most.toMillis())));
        cost.filter(most -> take.cost().filter(it -> it.dollars().compareTo(most) > 0).isPresent())
                .ifPresent(most ->
                        all.add(
                                "%s dollars are more than %s"
                                        .formatted(
                                                take.cost().orElseThrow().dollars().toPlainString(),
                                                most.toPlainString())));
        similarity
                .filter(least -> take.similarity().filter(it -> it < least).isPresent())
                .ifPresent(least ->
                        all.add(
                                "similarity %s is less than %s"
                                        .formatted(take.similarity().orElseThrow(), least)));
        return all.stream()
                .map(what -> take.where() + ", " + take.provider() + ": " + what)
                .toList();
    }
}
