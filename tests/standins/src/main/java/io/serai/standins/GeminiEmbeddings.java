package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** batchEmbedContents of Google's Gemini API. */
final class GeminiEmbeddings implements EmbeddingsWire {
    private static final Pattern CALL =
            Pattern.compile("/v1beta/models/([^/:]+):batchEmbedContents");

    @Override
    public boolean isCall(Call call) {
        return CALL.matcher(call.path()).matches();
    }

    @Override
    public String model(Call call) {
        return CALL.matcher(call.path()).replaceFirst("$1");
    }

    @Override
    public Texts texts(Call call) {
        List<JsonNode> requests = Json.elements(call.body().path("requests")).toList();
        return new Texts(
                requests.stream()
                        .map(request -> request.at("/content/parts/0/text").asText(""))
                        .toList(),
                requests.stream()
                        .flatMap(it -> Json.whole(it.path("outputDimensionality")).stream())
                        .findFirst(),
                false);
    }

    @Override
    public Reply answer(String model, Texts texts, List<float[]> vectors) {
        List<JsonNode> embeddings =
                vectors.stream().<JsonNode>map(it -> object("{\"values\": %s}", it)).toList();
        return Reply.json(
                200,
                object(
                        """
                        {"embeddings": %s, "usageMetadata": {"promptTokenCount": %s}}\
                        """,
                        embeddings, texts.tokens()));
    }
}
