package io.serai.price;

import io.serai.model.Cost;
import io.serai.model.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one model costs for some time: absolute prices, since what providers take off for cached
 * tokens, or put on for long prompts, differs from model to model.
 *
 * @param from the first day, UTC; none = always
 * @param until the first day on which it holds no more; none = until further notice
 * @param longPrompts for all tokens of a request whose prompt is long
 * @param batch in a provider's batch API
 * @param regionalPercent what is put on where the model runs in one region or geography only
 * @param source who says so
 * @param seen when it was read there
 */
public record Price(
        String model,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Rates rates,
        Optional<LongPrompts> longPrompts,
        Optional<Rates> batch,
        int regionalPercent,
        String source,
        LocalDate seen) {
    private static final int PERCENT_PLACES = 2;

    /** The rates of requests with more prompt tokens than {@code above}. */
    public record LongPrompts(long above, Rates rates) {}

    public Price {
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("until must be after from, " + from.get());
        }
    }

    boolean holds(LocalDate day) {
        return from.map(it -> !day.isBefore(it)).orElse(true)
                && until.map(day::isBefore).orElse(true);
    }

    /** Whether there is a day on which both hold. */
    boolean meets(Price other) {
        return holds(other.from.orElse(LocalDate.MIN)) || other.holds(from.orElse(LocalDate.MIN));
    }

    /** When it holds, in words. */
    String days() {
        String begin = from.map(day -> "from " + day + " ").orElse("");
        String end = until.map(day -> "until " + day + " ").orElse("");
        return from.or(() -> until).isEmpty() ? "always" : (begin + end).strip();
    }

    /** What these tokens cost, if every kind of them has a price. */
    Optional<Cost> of(Usage usage, boolean regional) {
        Rates those =
                longPrompts
                        .filter(it -> usage.promptTokens() > it.above())
                        .map(LongPrompts::rates)
                        .orElse(rates);
        Optional<Cost> cost = those.of(usage);
        return regional ? cost.map(this::regional) : cost;
    }

    private Cost regional(Cost cost) {
        BigDecimal more = BigDecimal.valueOf(regionalPercent).movePointLeft(PERCENT_PLACES);
        return new Cost(cost.dollars().multiply(BigDecimal.ONE.add(more)));
    }
}
