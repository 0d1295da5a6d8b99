package io.serai.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.provider.EmbeddingsContract;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TitanContractTest extends EmbeddingsContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.embeddings(
                Bedrock.NAME,
                URI.create("https://bedrock-runtime.eu-central-1.amazonaws.com"),
                "amazon.titan-embed-text-v2:0",
                options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return Bedrock.protocol(settings, Providers.CLOCK, Providers.EVEN);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of(Capability.SEVERAL_INPUTS);
    }

    @Override
    protected String oneText() {
        return """
        {"inputText": "Hello."}
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
        {"inputText": "Hello.", "dimensions": 2}
        """;
    }

    @Override
    protected String answer(List<String> vectors) {
        return "{\"embedding\": %s, \"inputTextTokenCount\": 7}".formatted(vectors.getFirst());
    }

    @Test
    void invokesTheModel() {
        assertThat(protocol(settings(Map.of())).path())
                .isEqualTo("/model/amazon.titan-embed-text-v2%3A0/invoke");
    }
}
