package io.serai.provider.bedrock;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Embeddings;
import io.serai.model.Usage;
import io.serai.provider.WireUsage;
import io.serai.provider.WireVector;
import java.util.List;
import java.util.Optional;

/** What Titan answers: the vector of the one text. */
record TitanAnswer(WireVector embedding, JsonNode inputTextTokenCount, JsonNode error) {
    TitanAnswer {
        inputTextTokenCount = orMissing(inputTextTokenCount);
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(embedding != null, "no embedding");
    }

    Embeddings embeddings(String model) {
        return new Embeddings(model, List.of(embedding.embedding()), usage());
    }

    private Optional<Usage> usage() {
        return inputTextTokenCount.isMissingNode()
                ? Optional.empty()
                : WireUsage.usage(WireUsage.count(inputTextTokenCount), 0, 0, 0, 0);
    }
}
