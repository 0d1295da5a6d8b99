package io.serai.price;

import java.util.Optional;

/**
 * How a provider's answers are priced.
 *
 * @param like the model whose price holds, where the table does not have the provider's own
 * @param regional whether the regional surcharge is paid, where its protocol does not know
 */
public record PriceSettings(Optional<String> like, Optional<Boolean> regional) {
    public static final PriceSettings BY_MODEL =
            new PriceSettings(Optional.empty(), Optional.empty());
}
