package io.serai.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.Kind;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server on one's own machine may know neither base64 nor dimensions, and wants no key. */
class LocalEmbeddingsContractTest extends OpenAiEmbeddingsContractTest {
    private static final String MODEL = "nomic-embed-text";

    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.local(Kind.EMBEDDINGS, OpenAi.NAME, MODEL, options);
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of(Capability.DIMENSIONS);
    }

    @Override
    protected String oneText() {
        return """
        {"model": "nomic-embed-text", "input": "Hello."}
        """;
    }

    @Override
    protected String twoTexts() {
        return """
        {"model": "nomic-embed-text", "input": ["Hello.", "Good-bye."]}
        """;
    }

    @Test
    void callsWhatItsAddressOrItsOptionSays() {
        assertThat(path("http://localhost:11434", Map.of())).isEqualTo("/v1/embeddings");
        assertThat(path("http://localhost:11434/v1", Map.of())).isEqualTo("/embeddings");
        assertThat(path("http://h", Map.of("embeddings-path", "/e"))).isEqualTo("/e");
    }

    private String path(String url, Map<String, String> options) {
        Protocol protocol =
                protocol(Providers.embeddings(OpenAi.NAME, URI.create(url), MODEL, options));
        return protocol.path();
    }
}
