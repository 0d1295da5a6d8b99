package io.serai.price;

import io.serai.model.Cost;
import io.serai.model.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * US dollars per million tokens of each kind. Where a kind has no price, the cost of an answer with
 * such tokens is unknown: it is never taken for nothing.
 */
public record Rates(
        BigDecimal input,
        Optional<BigDecimal> cached,
        Optional<BigDecimal> cacheWrite,
        Optional<BigDecimal> output) {
    private static final int MILLION_PLACES = 6;

    /** What these tokens cost, if every kind of them has a price. */
    Optional<Cost> of(Usage usage) {
        long fresh = usage.promptTokens() - usage.cachedTokens() - usage.cacheWriteTokens();
        List<Optional<BigDecimal>> parts =
                List.of(
                        part(Optional.of(input), Math.max(0, fresh)),
                        part(cached, usage.cachedTokens()),
                        part(cacheWrite, usage.cacheWriteTokens()),
                        part(output, usage.completionTokens()));
        return parts.stream().allMatch(Optional::isPresent)
                ? Cost.sum(
                        parts.stream()
                                .flatMap(Optional::stream)
                                .map(each -> new Cost(each.movePointLeft(MILLION_PLACES))))
                : Optional.empty();
    }

    private static Optional<BigDecimal> part(Optional<BigDecimal> rate, long tokens) {
        return tokens == 0
                ? Optional.of(BigDecimal.ZERO)
                : rate.map(it -> it.multiply(BigDecimal.valueOf(tokens)));
    }
}
