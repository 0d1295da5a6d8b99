package io.serai.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Attempt;
import io.serai.model.Cost;
import io.serai.model.Journey;
import java.util.Optional;

/** Costs to JSON and back: numbers of US dollars. */
final class CostMapper {
    private CostMapper() {}

    /** Of a whole request, where the cost of an attempt is known. */
    static Optional<ObjectNode> write(Journey journey) {
        boolean atLeast = journey.attempts().stream().anyMatch(Attempt::costUntold);
        return journey.cost()
                .map(total ->
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("currency", Cost.CURRENCY)
                                .put("total", total.dollars())
                                .put("atLeast", atLeast));
    }

    static void put(Optional<Cost> cost, ObjectNode json) {
        cost.ifPresent(it -> json.put("cost", it.dollars()));
    }

    static Optional<Cost> read(JsonNode number) {
        return number.isNumber() && number.decimalValue().signum() >= 0
                ? Optional.of(new Cost(number.decimalValue()))
                : Optional.empty();
    }
}
