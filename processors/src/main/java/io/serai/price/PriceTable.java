package io.serai.price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The prices there are, by the names of models. */
public final class PriceTable {
    /** Nothing has a price. */
    public static final PriceTable NONE = new PriceTable(List.of());

    private final Map<String, List<Price>> byModel = new HashMap<>();

    /** Two prices of a model on one day are an {@link IllegalArgumentException}. */
    public PriceTable(List<Price> prices) {
        for (Price price : prices) {
            List<Price> others =
                    byModel.computeIfAbsent(
                            price.model().toLowerCase(Locale.ROOT), _ -> new ArrayList<>());
            others.stream()
                    .filter(price::meets)
                    .findFirst()
                    .ifPresent(other -> refuse(other, price));
            others.add(price);
        }
    }

    private static void refuse(Price one, Price other) {
        throw new IllegalArgumentException(
                "models has two prices of %s for one day: one holds %s, the other %s"
                        .formatted(other.model(), one.days(), other.days()));
    }

    /** Whether the model has a price on some day; the id may be that of a cloud. */
    public boolean knows(String model) {
        return !of(model).isEmpty();
    }

    /** Those of a model, under its own name or the bare one; no two for one day. */
    List<Price> of(String model) {
        List<Price> own = byModel.get(model.toLowerCase(Locale.ROOT));
        return own == null ? byModel.getOrDefault(ModelName.bare(model), List.of()) : own;
    }
}
