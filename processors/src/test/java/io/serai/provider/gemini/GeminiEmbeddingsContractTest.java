package io.serai.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.EmbeddingInput;
import io.serai.model.VectorFormat;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeminiEmbeddingsContractTest extends EmbeddingsContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.embeddings(
                Gemini.NAME,
                URI.create("https://generativelanguage.googleapis.com"),
                "models/gemini-embedding-001",
                options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Gemini.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of();
    }

    @Override
    protected String oneText() {
        return """
        {"requests": [{"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "Hello."}]}}]}
        """;
    }

    @Override
    protected String twoTexts() {
        return """
        {"requests": [{"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "Hello."}]}},
        {"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "Good-bye."}]}}]}
        """;
    }

    @Override
    protected String twoDimensions() {
        return """
        {"requests": [{"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "Hello."}]}, "outputDimensionality": 2}]}
        """;
    }

    @Override
    protected String answer(List<String> vectors) {
        return vectors.stream()
                .map("{\"values\": %s}"::formatted)
                .collect(
                        Collectors.joining(
                                ", ",
                                "{\"embeddings\": [",
                                "], \"usageMetadata\": {\"promptTokenCount\": 7}}"));
    }

    @Test
    void namesTheModelOnce() {
        assertThat(protocol(settings(Map.of())).path())
                .isEqualTo("/v1beta/models/gemini-embedding-001:batchEmbedContents");
    }

    @Test
    void saysWhatTheVectorsAreForWhereOptionsDo() {
        Protocol protocol = protocol(settings(Map.of("task-type", "RETRIEVAL_DOCUMENT")));
        EmbeddingInput input =
                new EmbeddingInput(
                        "any", List.of("a"), OptionalInt.empty(), VectorFormat.FLOAT, Map.of());

        assertThat(Wire.body(protocol.encode(input)).at("/requests/0/taskType").asText())
                .isEqualTo("RETRIEVAL_DOCUMENT");
    }
}
