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
import org.junit.jupiter.api.Test;

class VertexContentContractTest extends EmbeddingsContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("project", "our-project");
        return Providers.embeddings(
                Vertex.NAME,
                URI.create("https://aiplatform.googleapis.com"),
                "gemini-embedding-2",
                all);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Vertex.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of(Capability.SEVERAL_INPUTS);
    }

    @Override
    protected String oneText() {
        return """
        {"content": {"parts": [{"text": "Hello."}]}, "autoTruncate": false}
        """;
    }

    @Override
    protected String twoTexts() {
        return """

        """;
    }

    @Override
    protected String twoDimensions() {
        return """
        {"content": {"parts": [{"text": "Hello."}]}, "autoTruncate": false, "outputDimensionality": 2}
        """;
    }

    @Override
    protected String answer(List<String> vectors) {
        return "{\"embedding\": {\"values\": %s}, \"usageMetadata\": {\"promptTokenCount\": 7}}"
                .formatted(vectors.getFirst());
    }

    @Test
    void callsThePlaceItself() {
        assertThat(protocol(settings(Map.of())).path())
                .isEqualTo(
                        "/v1/projects/our-project/locations/global/publishers/google/models/gemini-embedding-2:embedContent");
    }
}
