package io.serai.provider.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Capability;
import io.serai.provider.Prompts;
import io.serai.provider.Protocol;
import io.serai.provider.Providers;
import io.serai.provider.anthropic.AnthropicContractTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertexClaudeContractTest extends VertexContract {
    private static final String MODEL = "claude-sonnet-5-5";
    private static final String MODELS =
            "/v1/projects/our-project/locations/global/publishers/anthropic/models/";

    @Override
    String model() {
        return MODEL;
    }

    @Override
    protected Class<?> wire() {
        return AnthropicContractTest.class;
    }

    /** Google's Claude fetches no image. */
    @Override
    protected Set<Capability> unsupported() {
        return Set.of(Capability.JSON_OBJECT, Capability.IMAGE_URLS);
    }

    @Override
    protected String nativeLength() {
        return "max_tokens";
    }

    /** The model is in the path, the version in the body. */
    @Override
    protected JsonNode expected(String file) {
        ObjectNode call = (ObjectNode) super.expected(file);
        ObjectNode body = (ObjectNode) call.get("body");
        JsonNode version = ((ObjectNode) call.get("headers")).remove("anthropic-version");
        body.remove("model");
        body.put(
                "anthropic_version",
                version.asText().equals("2023-06-01") ? "vertex-2023-10-16" : version.asText());
        return call;
    }

    /** Vertex dates a snapshot behind an @, which stands in the path as it is. */
    @Test
    void takesASnapshotByItsDate() {
        Protocol dated =
                Vertex.protocol(
                        Providers.settings(
                                Vertex.NAME,
                                "claude-sonnet-5-5@20260930",
                                Map.of("project", "our-project", "location", "global")),
                        Providers.CLOCK,
                        Providers.EVEN);

        assertThat(dated.path()).isEqualTo(MODELS + "claude-sonnet-5-5@20260930:rawPredict");
        assertThat(dated.capabilities()).isEqualTo(protocol().capabilities());
    }

    /** It does not know the newer versions of the API. */
    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-5, vertex-2023-10-16",
        "claude-sonnet-5-5, 2026-10-21",
    })
    void saysTheVersionItsModelKnows(String model, String version) {
        Protocol claude =
                Vertex.protocol(
                        Providers.settings(
                                Vertex.NAME,
                                model,
                                Map.of("project", "our-project", "location", "global")),
                        Providers.CLOCK,
                        Providers.EVEN);

        assertThat(new String(claude.encode(Prompts.TEXT.prompt()).body(), StandardCharsets.UTF_8))
                .contains("\"anthropic_version\":\"" + version + "\"");
    }

    @Test
    void countsTokensAsItsProbe() {
        assertThat(protocol().path()).isEqualTo(MODELS + MODEL + ":rawPredict");
        assertThat(protocol().probe().path()).isEqualTo(MODELS + "count-tokens:rawPredict");
        assertThat(protocol().probe().body()).contains("\"model\":\"" + MODEL + "\"");
    }
}
