package io.serai.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Kind;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.util.Map;

/** A server on one's own machine, such as Ollama: no key, and a model that no table names. */
class LocalContractTest extends OpenAiContractTest {
    private static final String MODEL = "llama3.2";

    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.local(Kind.CHAT, OpenAi.NAME, MODEL, options);
    }

    /** Such a server knows the older name of the limit only. */
    @Override
    protected JsonNode expected(String file) {
        JsonNode call = super.expected(file);
        ObjectNode body = (ObjectNode) call.get("body");
        JsonNode limit = body.remove("max_completion_tokens");
        if (limit != null) {
            body.set("max_tokens", limit);
        }
        body.put("model", MODEL);
        return call;
    }
}
