package io.serai.provider.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Capability;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.gemini.GeminiContractTest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertexGeminiContractTest extends VertexContract {
    private static final String MODEL = "gemini-3.8-flash";

    @Override
    String model() {
        return MODEL;
    }

    @Override
    protected Class<?> wire() {
        return GeminiContractTest.class;
    }

    @Override
    protected Set<Capability> unsupported() {
        return Set.of();
    }

    @Override
    protected String nativeLength() {
        return "MAX_TOKENS";
    }

    @ParameterizedTest
    @CsvSource({
        "https://europe-west1-aiplatform.googleapis.com, europe-west1",
        "https://aiplatform.eu.rep.googleapis.com, eu",
        "https://aiplatform.googleapis.com, global",
    })
    void takesTheLocationFromGooglesHost(String baseUrl, String location) {
        Protocol protocol = at(baseUrl, Map.of("project", "our-project"));

        String models =
                "/v1/projects/our-project/locations/" + location + "/publishers/google/models/";
        assertThat(protocol.path()).isEqualTo(models + MODEL + ":generateContent");
        assertThat(protocol.probe().path()).isEqualTo(models + MODEL + ":countTokens");
        assertThat(protocol.probe().posts()).isTrue();
    }

    @Test
    void takesTheLocationThatAProxyNeeds() {
        assertThat(
                        at("https://proxy.example", Map.of("project", "p", "location", "us-east5"))
                                .path())
                .contains("/locations/us-east5/");
    }

    @Test
    void refusesAPlaceThatIsNone() {
        assertThatThrownBy(() -> at("https://aiplatform.googleapis.com", Map.of()))
                .hasMessage("options.project is required");
        assertThatThrownBy(() -> at("https://proxy.example", Map.of("project", "p")))
                .as("data may have to stay where it is")
                .hasMessage("options.location is required where base-url is not Google's own");
        assertThatThrownBy(() ->
                        at("https://aiplatform.googleapis.com", Map.of("project", "My project")))
                .hasMessageStartingWith("options.project must match");
        assertThatThrownBy(() ->
                        at(
                                "https://europe-west1-aiplatform.googleapis.com",
                                Map.of("project", "p", "location", "us-east5")))
                .hasMessageStartingWith("options.location must be that of base-url, europe-west1");
    }

    private static Protocol at(String baseUrl, Map<String, String> options) {
        return Vertex.protocol(
                Providers.settings(Vertex.NAME, URI.create(baseUrl), MODEL, options),
                Providers.CLOCK,
                Providers.EVEN);
    }
}
