package io.serai.provider.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.EmbeddingInput;
import io.serai.provider.EmbeddingOptions;
import io.serai.provider.Extras;
import io.serai.provider.WireCall;
import io.serai.provider.WireJson;
import java.util.Map;

/** One text as Titan takes it: it has no form for several. */
record TitanRequest(EmbeddingOptions options) {
    WireCall call(EmbeddingInput input) {
        ObjectNode body = WireJson.object().put("inputText", input.texts().getFirst());
        options.dimensions(input).ifPresent(length -> body.put("dimensions", length));
        return new WireCall(
                WireJson.bytes(body), Map.of(), Extras.dropped(input.extras(), _ -> false));
    }
}
