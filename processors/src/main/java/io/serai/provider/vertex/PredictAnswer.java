package io.serai.provider.vertex;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orEmpty;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Embeddings;
import io.serai.model.Usage;
import io.serai.provider.WireUsage;
import io.serai.provider.WireVector;
import java.util.List;
import java.util.Optional;

/** What predict answers: vectors in the order of the texts, each with the tokens of its text. */
record PredictAnswer(List<Prediction> predictions, JsonNode error) {
    PredictAnswer {
        predictions = orEmpty(predictions);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(!predictions.isEmpty(), "no predictions");
    }

    record Prediction(Item embeddings) {
        Prediction {
            check(embeddings != null, "a prediction without embeddings");
        }
    }

    record Item(WireVector values, JsonNode statistics) {
        private static final String COUNT = "token_count";

        Item {
            check(values != null, "embeddings without values");
            statistics = orMissing(statistics);
        }

        boolean isCounted() {
            return statistics.has(COUNT);
        }

        long tokens() {
            return WireUsage.count(statistics, COUNT);
        }
    }

    Embeddings embeddings(String model) {
        return new Embeddings(
                model,
                predictions.stream().map(it -> it.embeddings().values().embedding()).toList(),
                usage());
    }

    private Optional<Usage> usage() {
        boolean counted = predictions.stream().allMatch(it -> it.embeddings().isCounted());
        long[] tokens = predictions.stream().mapToLong(it -> it.embeddings().tokens()).toArray();
        return counted ? WireUsage.usage(WireUsage.sum(tokens), 0, 0, 0, 0) : Optional.empty();
    }
}
