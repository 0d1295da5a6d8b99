package io.serai.codec;

import static io.serai.codec.PromptMapper.items;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.EmbeddingInput;
import io.serai.model.VectorFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** A valid request's JSON to texts; total, since the schema has spoken before. */
final class EmbeddingInputMapper {
    private static final String INPUT = "input";
    private static final Set<String> INTERPRETED =
            Set.of("model", INPUT, "messages", "dimensions", "encoding_format", "stream", "serai");

    private EmbeddingInputMapper() {}

    /** Whether it asks for embeddings, as the schema decides, too. */
    static boolean isOne(JsonNode root) {
        return root.hasNonNull(INPUT);
    }

    static EmbeddingInput input(JsonNode root) {
        JsonNode dimensions = root.path("dimensions");
        return new EmbeddingInput(
                root.path("model").asText(),
                texts(root.path(INPUT)),
                dimensions.isNumber() ? OptionalInt.of(dimensions.intValue()) : OptionalInt.empty(),
                PromptMapper.text(root.path("encoding_format"))
                        .map(word -> VectorFormat.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(VectorFormat.FLOAT),
                PromptMapper.extras(root, INTERPRETED));
    }

    private static List<String> texts(JsonNode input) {
        return input.isTextual()
                ? List.of(input.textValue())
                : items(input).map(JsonNode::asText).toList();
    }
}
