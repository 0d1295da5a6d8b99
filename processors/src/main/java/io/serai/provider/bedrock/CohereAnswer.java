package io.serai.provider.bedrock;

import static io.serai.provider.WireShape.check;
import static io.serai.provider.WireShape.orEmpty;
import static io.serai.provider.WireShape.orMissing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Embeddings;
import io.serai.model.Usage;
import io.serai.provider.WireAnswer;
import io.serai.provider.WireVector;
import java.util.List;
import java.util.Optional;

/**
 * What Cohere's Embed answers: vectors in the order of the texts. How many tokens they had only a
 * header of Bedrock tells.
 */
record CohereAnswer(Vectors embeddings, JsonNode error) {
    private static final String TOKENS = "x-amzn-bedrock-input-token-count";

    CohereAnswer {
        error = orMissing(error);
        check(error.isMissingNode(), "an error inside a success");
        check(embeddings != null, "no embeddings");
    }

    /** A list, or one by the type of its numbers. */
    record Vectors(List<WireVector> list) {
        Vectors {
            list = orEmpty(list);
            check(!list.isEmpty(), "no embeddings");
        }

        @JsonCreator
        static Vectors of(List<WireVector> list) {
            return new Vectors(list);
        }

        @JsonCreator
        static Vectors byType(@JsonProperty("float") List<WireVector> floats) {
            return new Vectors(floats);
        }
    }

    Embeddings embeddings(String model, WireAnswer answer) {
        return new Embeddings(
                model,
                embeddings.list().stream().map(WireVector::embedding).toList(),
                usage(answer));
    }

    private static Optional<Usage> usage(WireAnswer answer) {
        return answer.header(TOKENS)
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> new Usage(Long.parseLong(text), 0, 0, 0, 0));
    }
}
