package io.serai.provider.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.EmbeddingInput;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.Extras;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.Map;

/**
 * Texts as a batchEmbedContents request.
 *
 * @param taskType what the vectors are for, in Google's words; perhaps empty
 */
record BatchRequest(String model, EmbeddingOptions options, String taskType) {
    WireCall call(EmbeddingInput input) {
        ObjectNode body = WireJson.object();
        ArrayNode requests = body.putArray("requests");
        input.texts().forEach(text -> write(text, input, requests.addObject()));
        return new WireCall(
                WireJson.bytes(body), Map.of(), Extras.dropped(input.extras(), _ -> false));
    }

    private void write(String text, EmbeddingInput input, ObjectNode request) {
        request.put("model", "models/" + model)
                .putObject("content")
                .putArray("parts")
                .addObject()
                .put("text", text);
        options.dimensions(input).ifPresent(length -> request.put("outputDimensionality", length));
        if (!taskType.isEmpty()) {
            request.put("taskType", taskType);
        }
    }
}
