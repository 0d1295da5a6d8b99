package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** OpenAI's Embeddings API. */
record OpenAiEmbeddings(Predicate<Call> calls) implements EmbeddingsWire {
    private static final String PATH = "/v1/embeddings";

    static OpenAiEmbeddings direct() {
        return new OpenAiEmbeddings(call -> call.path().equals(PATH));
    }

    static OpenAiEmbeddings azure() {
        return new OpenAiEmbeddings(AzureDialect::isEmbeddings);
    }

    @Override
    public boolean isCall(Call call) {
        return calls.test(call);
    }

    @Override
    public String model(Call call) {
        return call.body().path("model").asText();
    }

    @Override
    public Texts texts(Call call) {
        JsonNode input = call.body().path("input");
        return new Texts(
                input.isTextual()
                        ? List.of(input.asText())
                        : Json.elements(input).map(text -> text.asText("")).toList(),
                Json.whole(call.body().path("dimensions")),
                call.body().path("encoding_format").asText().equals("base64"));
    }

    @Override
    public Reply answer(String model, Texts texts, List<float[]> vectors) {
        List<JsonNode> data = new ArrayList<>();
        for (float[] vector : vectors) {
            data.add(
                    object(
                            """
                            {"object": "embedding", "index": %s, "embedding": %s}\
                            """,
                            data.size(), texts.base64() ? packed(vector) : vector));
        }
        return Reply.json(
                200,
                object(
                        """
                        {"object": "list", "data": %s, "model": %s,
                         "usage": {"prompt_tokens": %s, "total_tokens": %s}}\
                        """,
                        data, model, texts.tokens(), texts.tokens()));
    }

    private static String packed(float[] vector) {
        ByteBuffer bytes =
                ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
