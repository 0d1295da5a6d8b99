package io.serai.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.serai.model.Embedding;
import io.serai.model.Embeddings;
import io.serai.model.Usage;
import io.serai.model.VectorFormat;
import java.util.List;

/** Embeddings to OpenAI's list of them. */
final class EmbeddingsMapper {
    private EmbeddingsMapper() {}

    static ObjectNode write(Embeddings embeddings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = json.putArray("data");
        List<Embedding> vectors = embeddings.vectors();
        for (int i = 0; i < vectors.size(); i++) {
            ObjectNode item = data.addObject().put("object", "embedding").put("index", i);
            write(vectors.get(i), embeddings.format(), item);
        }
        json.put("model", embeddings.model());
        embeddings.usage().ifPresent(usage -> json.set("usage", write(usage)));
        return json;
    }

    /** Numbers go as one text: a tree of them would be ten times their size. */
    private static void write(Embedding vector, VectorFormat format, ObjectNode item) {
        switch (format) {
            case FLOAT -> item.putRawValue("embedding", new RawValue(vector.json().text()));
            case BASE64 -> item.put("embedding", vector.base64());
        }
    }

    private static ObjectNode write(Usage usage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("prompt_tokens", usage.promptTokens())
                .put("total_tokens", usage.totalTokens());
    }
}
