package io.serai.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.provider.EmbeddingsContract;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.openai.OpenAiEmbeddingsContractTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AzureEmbeddingsContractTest extends EmbeddingsContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.embeddings(
                AzureOpenAi.NAME,
                URI.create("https://r.openai.azure.com"),
                "text-embedding-3-small",
                options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return AzureOpenAi.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of();
    }

    @Override
    protected String oneText() {
        return """
        {"model": "text-embedding-3-small", "input": "Hello.", "encoding_format": "base64"}
        """;
    }

    @Override
    protected String twoTexts() {
        return """
        {"model": "text-embedding-3-small", "input": ["Hello.", "Good-bye."], "encoding_format": "base64"}
        """;
    }

    @Override
    protected String twoDimensions() {
        return """
        {"model": "text-embedding-3-small", "input": "Hello.", "dimensions": 2, "encoding_format": "base64"}
        """;
    }

    @Override
    protected String answer(List<String> vectors) {
        return OpenAiEmbeddingsContractTest.list(vectors);
    }

    @Override
    protected boolean passesExtras() {
        return true;
    }

    @Test
    void callsTheResourceItself() {
        assertThat(at("https://r.openai.azure.com", Map.of()).path())
                .isEqualTo("/openai/v1/embeddings");
        assertThat(at("https://r.openai.azure.com/openai/v1", Map.of()).path())
                .isEqualTo("/embeddings");
    }

    /** The name of a deployment says nothing of its model. */
    @Test
    void takesWhatTheModelTakesThatItIsLike() {
        Protocol like = at("https://r.openai.azure.com", Map.of("like", "text-embedding-3-large"));

        assertThat(like.capabilities()).contains(Capability.DIMENSIONS);
    }

    private static Protocol at(String url, Map<String, String> options) {
        return AzureOpenAi.protocol(
                Providers.embeddings(AzureOpenAi.NAME, URI.create(url), "our texts", options),
                Providers.CLOCK,
                Providers.EVEN);
    }
}
