package io.serai.provider.vertex;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.EmbeddingInput;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.Extras;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.Map;

/**
 * Texts as a predict request. A text that is too long is refused, where Vertex would cut it.
 *
 * @param taskType what the vectors are for, in Google's words; perhaps empty
 */
record PredictRequest(EmbeddingOptions options, String taskType) {
    WireCall call(EmbeddingInput input) {
        ObjectNode body = WireJson.object();
        ArrayNode instances = body.putArray("instances");
        input.texts().forEach(text -> write(text, instances.addObject()));
        ObjectNode parameters = body.putObject("parameters").put("autoTruncate", false);
        options.dimensions(input)
                .ifPresent(length -> parameters.put("outputDimensionality", length));
        return new WireCall(
                WireJson.bytes(body), Map.of(), Extras.dropped(input.extras(), _ -> false));
    }

    private void write(String text, ObjectNode instance) {
        instance.put("content", text);
        if (!taskType.isEmpty()) {
            instance.put("task_type", taskType);
        }
    }
}
