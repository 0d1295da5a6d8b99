package io.serai.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Capability;
import io.serai.model.EmbeddingInput;
import io.serai.model.VectorFormat;
import io.serai.provider.Answer;
import io.serai.provider.EmbeddingsContract;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohereContractTest extends EmbeddingsContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.embeddings(
                Bedrock.NAME,
                URI.create("https://bedrock-runtime.eu-central-1.amazonaws.com"),
                "eu.cohere.embed-v4:0",
                options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Bedrock.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of();
    }

    @Override
    protected String oneText() {
        return """
        {"texts": ["Hello."], "input_type": "search_document", "truncate": "NONE"}
        """;
    }

    @Override
    protected String twoTexts() {
        return """
        {"texts": ["Hello.", "Good-bye."], "input_type": "search_document", "truncate": "NONE"}
        """;
    }

    @Override
    protected String twoDimensions() {
        return """
        {"texts": ["Hello."], "input_type": "search_document", "truncate": "NONE", "output_dimension": 2}
        """;
    }

    @Override
    protected String answer(List<String> vectors) {
        return "{\"id\": \"c\", \"response_type\": \"embeddings_floats\", \"embeddings\": [%s]}"
                .formatted(String.join(", ", vectors));
    }

    @Override
    protected Map<String, String> answerHeaders() {
        return Map.of("X-Amzn-Bedrock-Input-Token-Count", "7");
    }

    @Test
    void readsVectorsByTheTypeOfTheirNumbers() {
        assertThat(
                        protocol(settings(Map.of()))
                                .decode(
                                        input(),
                                        Wire.answer(
                                                200, "{\"embeddings\": {\"float\": [[1, 2]]}}")))
                .isInstanceOf(Answer.Completed.class);
    }

    @Test
    void saysWhatTheVectorsAreFor() {
        Protocol queries = protocol(settings(Map.of("input-type", "search_query")));

        assertThat(Wire.body(queries.encode(input())).path("input_type").asText())
                .isEqualTo("search_query");
        assertThatThrownBy(() -> protocol(settings(Map.of("input-type", "poem"))))
                .hasMessageStartingWith("options.input-type must be one of search_document");
    }

    @Test
    void hasNoLengthToTellInTheThirdVersion() {
        assertThat(at("cohere.embed-multilingual-v3").capabilities())
                .containsExactly(Capability.SEVERAL_INPUTS);
    }

    /** Whose form a model has must be known. */
    @Test
    void refusesAModelOfAnotherMaker() {
        assertThatThrownBy(() -> at("amazon.nova-2-multimodal-embeddings-v1:0"))
                .hasMessage("options.form must be one of titan, cohere");
    }

    private Protocol at(String model) {
        return protocol(
                Providers.embeddings(
                        Bedrock.NAME, URI.create("https://b.example"), model, Map.of()));
    }

    private static EmbeddingInput input() {
        return new EmbeddingInput(
                "any", List.of("a"), OptionalInt.empty(), VectorFormat.FLOAT, Map.of());
    }
}
