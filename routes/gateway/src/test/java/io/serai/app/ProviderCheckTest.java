package io.serai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.config.ConfigLoader;
import io.serai.config.InvalidConfiguration;
import io.serai.config.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the protocols as they are refuse of a provider. */
class ProviderCheckTest {
    private static final String AZURE = "protocol: azure-openai, model: m";
    private static final String VERTEX =
            "protocol: vertex, model: gemini-3.5-flash, options: {project: p, location: global}";
    private static final String BEDROCK = "protocol: bedrock, model: amazon.nova-pro-v1:0";

    private static void load(String provider) {
        Protocols protocols = new Protocols(InstantSource.system(), new Random(1));
        String yaml = "providers: {p: {" + provider + "}}\nchains: {c: {tiers: [p]}}";
        new ConfigLoader(
                        protocols,
                        name -> Optional.of("hunter2 SECRET pw").filter(_ -> name.equals("KP")))
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> problems(String provider) {
        InvalidConfiguration invalid =
                catchThrowableOfType(InvalidConfiguration.class, () -> load(provider));
        return invalid == null
                ? List.of()
                : invalid.problems().stream().map(Problem::toString).toList();
    }

    /** A token for one cloud is nothing to show to another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "protocol: bedrock      | aws, region: eu-central-1 | -",
                "protocol: azure-openai | entra  | -",
                "protocol: anthropic    | entra  | -",
                "protocol: azure-openai, kind: embeddings | entra | -",
                "protocol: bedrock      | entra  | auth.type: must be aws with protocol bedrock, is entra",
                "protocol: azure-openai | aws    | auth.type: must be entra with protocol azure-openai, is aws",
                "protocol: anthropic    | google | auth.type: must be entra with protocol anthropic, is google",
                "protocol: openai       | entra  | auth: must be left out: protocol openai takes a key",
                "protocol: openai-responses | aws | auth: must be left out: protocol openai-responses takes a key",
                "protocol: gemini       | google | auth: must be left out: protocol gemini takes a key",
            })
    void aTypeOfCredentialBelongsToItsProtocols(String protocol, String type, String problem) {
        assertThat(
                        problems(
                                protocol
                                        + ", model: m, base-url: \"https://p.example\", auth: {type: "
                                        + type
                                        + "}"))
                .isEqualTo(
                        Optional.ofNullable(problem).map("providers.p."::concat).stream().toList());
    }

    @Test
    void googleBelongsToVertex() {
        String vertex = VERTEX + ", base-url: \"https://p.example\", auth: {type: %s}";

        assertThat(problems(vertex.formatted("google"))).isEmpty();
        assertThat(problems(vertex.formatted("aws, region: eu-central-1")))
                .containsExactly(
                        "providers.p.auth.type: must be google with protocol vertex, is aws");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol: anthropic, model: m | /v1 | /v1 | /v1/messages",
                "protocol: anthropic, model: m | /anthropic/v1/messages/ | /v1/messages | /v1/messages",
                "protocol: openai, model: m | /v1/chat/completions | /v1/chat/completions | /v1/chat/completions",
                "protocol: openai, model: m | /v1 | - | -",
                "protocol: openai, model: m | /openai | - | -",
                "protocol: openai, model: m, options: {chat-path: /a/b} | /a | - | -",
                "protocol: openai, kind: embeddings, model: m | /v1/embeddings | /v1/embeddings | /v1/embeddings",
                "protocol: openai-responses, model: m | /v1/responses | /v1/responses | /v1/responses",
                AZURE
                        + " | /openai/v1/chat/completions | /openai/v1/chat/completions | /openai/v1/chat/completions",
                AZURE + " | /openai/v1 | - | -",
                AZURE
                        + ", options: {api-version: v} | /openai/deployments/m/chat/completions"
                        + " | /openai/deployments/m/chat/completions | /openai/deployments/m/chat/completions",
                "protocol: gemini, model: m | /v1beta | - | -",
                "protocol: gemini, model: m | /v1beta/models | /v1beta/models | /v1beta/models/m:generateContent",
                VERTEX
                        + " | /v1 | /v1 | /v1/projects/p/locations/global/publishers/google/models/gemini-3.5-flash:generateContent",
                BEDROCK + " | /model | /model | /model/amazon.nova-pro-v1%3A0/converse",
            })
    void aBaseUrlEndsBeforeWhatIsAdded(String provider, String path, String end, String added) {
        List<String> expected =
                end.equals("-")
                        ? List.of()
                        : List.of(
                                "providers.p.base-url: must not end in "
                                        + end
                                        + ": Serai adds "
                                        + added
                                        + " itself");

        assertThat(problems(provider + ", base-url: \"https://p.example" + path + "\""))
                .isEqualTo(expected);
    }

    @Test
    void everyWrongOptionIsToldOnce() {
        String wrong =
                "protocol: vertex, model: gemini-3.5-flash, base-url: \"https://europe-west1-aiplatform.googleapis.com\","
                        + " options: {project: p, location: C D, efforts: x, thinkin: y}";

        assertThat(problems(wrong))
                .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
                .containsExactly(
                        "providers.p.options.location",
                        "providers.p.options.thinkin",
                        "providers.p.options.efforts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol: bedrock, model: m, options: {guardrail: \"{{env:KP}}\"}",
                "protocol: bedrock, model: m, auth: {type: aws, region: \"{{env:KP}}\"}",
                "protocol: vertex, model: \"{{env:KP}}\", options: {project: p}",
                VERTEX + ", auth: {type: google, credentials-file: \"{{env:KP}}\"}",
            })
    void whatAPlaceholderStandsForIsInNoProblem(String provider) {
        assertThat(problems(provider + ", base-url: \"https://p.example\""))
                .singleElement()
                .asString()
                .contains(": {{env:KP}}")
                .doesNotContain("hunter2");
    }
}
