package io.serai.provider.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.provider.EmbeddingsContract;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VertexPredictContractTest extends EmbeddingsContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("project", "our-project");
        return Providers.embeddings(
                Vertex.NAME,
                URI.create("https://aiplatform.googleapis.com"),
                "text-embedding-005",
                all);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Vertex.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of();
    }

    @Override
    protected String oneText() {
        return """
        {"instances": [{"content": "Hello."}], "parameters": {"autoTruncate": false}}
        """;
    }

    @Override
    protected String twoTexts() {
        return """
        {"instances": [{"content": "Hello."}, {"content": "Good-bye."}],
         "parameters": {"autoTruncate": false}}
        """;
    }

    @Override
    protected String twoDimensions() {
        return """
        {"instances": [{"content": "Hello."}],
         "parameters": {"autoTruncate": false, "outputDimensionality": 2}}
        """;
    }

    @Override
    protected String answer(List<String> vectors) {
        return vectors.stream()
                .map(this::prediction)
                .collect(Collectors.joining(", ", "{\"predictions\": [", "]}"));
    }

    /** The first has 7 tokens. */
    private String prediction(String vector) {
        return "{\"embeddings\": {\"values\": %s, \"statistics\": {\"token_count\": 7, \"truncated\": false}}}"
                .formatted(vector);
    }

    @Test
    void callsThePlaceItself() {
        assertThat(protocol(settings(Map.of())).path())
                .isEqualTo(
                        "/v1/projects/our-project/locations/global/publishers/google/models/text-embedding-005:predict");
    }

    /** The first Gemini takes one text in a call. */
    @Test
    void givesTheFirstGeminiOneText() {
        Protocol gemini =
                protocol(
                        Providers.embeddings(
                                Vertex.NAME,
                                URI.create("https://aiplatform.googleapis.com"),
                                "gemini-embedding-001",
                                Map.of("project", "p")));

        assertThat(gemini.path()).endsWith("gemini-embedding-001:predict");
        assertThat(gemini.capabilities()).containsExactly(Capability.DIMENSIONS);
    }
}
