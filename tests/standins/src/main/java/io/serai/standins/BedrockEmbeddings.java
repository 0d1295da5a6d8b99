package io.serai.standins;

import static io.serai.standins.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** InvokeModel of Titan and of Cohere's Embed on Bedrock. */
final class BedrockEmbeddings implements EmbeddingsWire {
    private static final Pattern CALL = Pattern.compile("/model/(.+)/invoke");

    @Override
    public boolean isCall(Call call) {
        return CALL.matcher(call.path()).matches();
    }

    @Override
    public String model(Call call) {
        String model = CALL.matcher(call.path()).replaceFirst("$1");
        return URLDecoder.decode(model, StandardCharsets.UTF_8);
    }

    @Override
    public Texts texts(Call call) {
        JsonNode body = call.body();
        return body.has("inputText")
                ? new Texts(
                        List.of(body.path("inputText").asText("")),
                        Json.whole(body.path("dimensions")),
                        false)
                : new Texts(
                        Json.elements(body.path("texts")).map(text -> text.asText("")).toList(),
                        Json.whole(body.path("output_dimension")),
                        false);
    }

    @Override
    public Reply answer(String model, Texts texts, List<float[]> vectors) {
        return model.contains("titan")
                ? Reply.json(
                        200,
                        object(
                                """
                                {"embedding": %s, "inputTextTokenCount": %s}\
                                """,
                                vectors.getFirst(), texts.tokens()))
                : Reply.json(
                                200,
                                object(
                                        """
                                        {"id": "stand-in", "response_type": "embeddings_floats",
                                         "texts": %s, "embeddings": %s}\
                                        """,
                                        texts.list(), vectors))
                        .with(
                                Map.of(
                                        "x-amzn-bedrock-input-token-count",
                                        String.valueOf(texts.tokens())));
    }
}
