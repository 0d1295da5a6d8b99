package io.serai.provider.vertex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.EmbeddingInput;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.Extras;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.Map;

/**
 * One text as an embedContent request. A text that is too long is refused, where Vertex would cut
 * it.
 *
 * @param taskType what the vectors are for, in Google's words; perhaps empty
 */
record ContentRequest(EmbeddingOptions options, String taskType) {
    WireCall call(EmbeddingInput input) {
        ObjectNode body = WireJson.object();
        body.putObject("content")
                .putArray("parts")
                .addObject()
                .put("text", input.texts().getFirst());
        body.put("autoTruncate", false);
        options.dimensions(input).ifPresent(length -> body.put("outputDimensionality", length));
        if (!taskType.isEmpty()) {
            body.put("taskType", taskType);
        }
        return new WireCall(
                WireJson.bytes(body), Map.of(), Extras.dropped(input.extras(), _ -> false));
    }
}
