package io.serai.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** What something cost, in US dollars, exact. */
public record Cost(BigDecimal dollars) {
    public static final String CURRENCY = "USD";

    public Cost {
        if (dollars.signum() < 0) {
            throw new IllegalArgumentException("a cost must not be negative: " + dollars);
        }
        BigDecimal bare = dollars.stripTrailingZeros();
        dollars = bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /** Of those that are known; none of none. */
    public static Optional<Cost> sum(Stream<Cost> costs) {
        return costs.map(Cost::dollars).reduce(BigDecimal::add).map(Cost::new);
    }
}
