package io.serai.provider.vertex;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Embeddings;
import io.serai.model.Usage;
import io.serai.provider.WireUsage;
import io.serai.provider.WireVector;
import java.util.List;
import java.util.Optional;

/** What embedContent answers: the vector of the one text. */
record ContentAnswer(Item embedding, JsonNode usageMetadata, JsonNode error) {
    private static final String PROMPT = "promptTokenCount";

    ContentAnswer {
        usageMetadata = orMissing(usageMetadata);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(embedding != null, "no embedding");
    }

    record Item(WireVector values) {
        Item {
            check(values != null, "an embedding without values");
        }
    }

    Embeddings embeddings(String model) {
        return new Embeddings(model, List.of(embedding.values().embedding()), usage());
    }

    private Optional<Usage> usage() {
        return usageMetadata.has(PROMPT)
                ? WireUsage.usage(WireUsage.count(usageMetadata, PROMPT), 0, 0, 0, 0)
                : Optional.empty();
    }
}
