package io.serai.provider.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.EmbeddingInput;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.Extras;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.Map;

/**
 * Texts as Cohere's Embed takes them. A text that is too long is refused and never cut.
 *
 * @param inputType what the vectors are for: Cohere wants to be told
 */
record CohereRequest(EmbeddingOptions options, String inputType) {
    WireCall call(EmbeddingInput input) {
        ObjectNode body = WireJson.object();
        ArrayNode texts = body.putArray("texts");
        input.texts().forEach(texts::add);
        body.put("input_type", inputType).put("truncate", "NONE");
        options.dimensions(input).ifPresent(length -> body.put("output_dimension", length));
        return new WireCall(
                WireJson.bytes(body), Map.of(), Extras.dropped(input.extras(), _ -> false));
    }
}
