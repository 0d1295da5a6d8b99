package io.serai.provider.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.EmbeddingInput;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.Extras;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts as an Embeddings request. With {@code base64} the server is asked for vectors in a third of
 * the size, whatever the reply will have.
 */
record EmbeddingsRequest(String model, EmbeddingOptions options, boolean base64) {
    /** What Serai says itself. */
    private static final Set<String> OURS =
            Set.of("model", "input", "dimensions", "encoding_format", "serai");

    WireCall call(EmbeddingInput input) {
        ObjectNode body = WireJson.object().put("model", model);
        write(input.texts(), body);
        options.dimensions(input).ifPresent(length -> body.put("dimensions", length));
        if (base64) {
            body.put("encoding_format", "base64");
        }
        input.extras()
                .forEach((name, json) -> {
                    if (!OURS.contains(name)) {
                        body.putRawValue(name, WireJson.raw(json));
                    }
                });
        return new WireCall(
                WireJson.bytes(body),
                Map.of(),
                Extras.dropped(input.extras(), name -> !OURS.contains(name)));
    }

    /** A single text stays one: not every compatible server reads lists. */
    private static void write(List<String> texts, ObjectNode body) {
        if (texts.size() == 1) {
            body.put("input", texts.getFirst());
        } else {
            ArrayNode list = body.putArray("input");
            texts.forEach(list::add);
        }
    }
}
