package io.serai.price;

import io.serai.model.Cost;
import io.serai.model.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What the answers of one provider cost; it counts those that have no price. */
public final class Tariff {
    private final List<Price> prices;
    private final boolean regional;
    private final LongAdder unpriced = new LongAdder();

    /**
     * @param model as its provider spells it
     * @param regional as far as the protocol knows
     */
    public Tariff(PriceTable prices, PriceSettings settings, String model, boolean regional) {
        this.prices = prices.of(settings.like().orElse(model));
        this.regional = settings.regional().orElse(regional);
    }

    /** The cost of an answer that was asked for at this time, if its tokens and price are known. */
    public Optional<Cost> cost(Optional<Usage> usage, Instant asked) {
        Optional<Cost> cost = usage.flatMap(tokens -> estimate(tokens, asked));
        if (cost.isEmpty()) {
            unpriced.increment();
        }
        return cost;
    }

    /** What tokens cost that are asked for at this time, for a choice between providers. */
    public Optional<Cost> estimate(Usage usage, Instant asked) {
        LocalDate day = asked.atZone(ZoneOffset.UTC).toLocalDate();
        return prices.stream()
                .filter(price -> price.holds(day))
                .findFirst()
                .flatMap(price -> price.of(usage, regional));
    }

    /** Answers without a cost since the start. */
    public long unpriced() {
        return unpriced.sum();
    }
}
