package io.serai.provider.gemini;

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

/**
 * A {@code BatchEmbedContentsResponse}: vectors in the order of the texts; older ones tell no
 * tokens.
 */
record BatchAnswer(List<Item> embeddings, JsonNode usageMetadata, JsonNode error) {
    private static final String PROMPT = "promptTokenCount";

    BatchAnswer {
        embeddings = orEmpty(embeddings);
        usageMetadata = orMissing(usageMetadata);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(!embeddings.isEmpty(), "no embeddings");
    }

    record Item(WireVector values) {
        Item {
            check(values != null, "an embedding without values");
        }
    }

    Embeddings embeddings(String model) {
        return new Embeddings(
                model,
                embeddings.stream().map(item -> item.values().embedding()).toList(),
                usage());
    }

    private Optional<Usage> usage() {
        return usageMetadata.has(PROMPT)
                ? WireUsage.usage(WireUsage.count(usageMetadata, PROMPT), 0, 0, 0, 0)
                : Optional.empty();
    }
}
