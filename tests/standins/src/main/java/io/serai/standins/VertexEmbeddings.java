package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Embeddings on Vertex AI: predict, or embedContent for the second Gemini. */
final class VertexEmbeddings implements EmbeddingsWire {
    private static final Pattern CALL =
            Pattern.compile(
                    VertexDialect.PLACE + "google/models/([^/:]+):(?:predict|embedContent)");
    private static final String CONTENT_ONLY = "gemini-embedding-2";

    @Override
    public boolean isCall(Call call) {
        return CALL.matcher(call.path()).matches()
                && model(call).startsWith(CONTENT_ONLY) == call.path().endsWith(":embedContent");
    }

    @Override
    public String model(Call call) {
        return CALL.matcher(call.path()).replaceFirst("$1");
    }

    @Override
    public Texts texts(Call call) {
        JsonNode body = call.body();
        return body.has("content")
                ? new Texts(
                        List.of(body.at("/content/parts/0/text").asText("")),
                        Json.whole(body.path("outputDimensionality")),
                        false)
                : new Texts(
                        Json.elements(body.path("instances"))
                                .map(instance -> instance.path("content").asText(""))
                                .toList(),
                        Json.whole(body.at("/parameters/outputDimensionality")),
                        false);
    }

    @Override
    public Reply answer(String model, Texts texts, List<float[]> vectors) {
        if (model.startsWith(CONTENT_ONLY)) {
            return Reply.json(
                    200,
                    object(
                            """
                            {"embedding": {"values": %s}, "truncated": false,
                             "usageMetadata": {"promptTokenCount": %s}}\
                            """,
                            vectors.getFirst(), texts.tokens()));
        }
        List<JsonNode> predictions =
                IntStream.range(0, vectors.size())
                        .<JsonNode>mapToObj(
                                i -> prediction(vectors.get(i), Usage.tokens(texts.list().get(i))))
                        .toList();
        return Reply.json(200, object("{\"predictions\": %s}", predictions));
    }

    private static JsonNode prediction(float[] vector, int tokens) {
        return object(
                """
                {"embeddings": {"values": %s,
                 "statistics": {"truncated": false, "token_count": %s}}}\
                """,
                vector, tokens);
    }
}
