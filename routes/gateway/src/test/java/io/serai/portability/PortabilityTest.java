package io.serai.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serai.app.Protocols;
import io.serai.config.ConfigLoader;
import io.serai.config.SeraiSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortabilityTest {
    private static final Protocols PROTOCOLS = new Protocols(InstantSource.system(), new Random(1));

    private final Portability report =
            of(
                    "gpt: {protocol: openai, model: gpt-4.1",
                    "claude: {protocol: anthropic, model: claude-sonnet-5",
                    "gemini: {protocol: gemini, model: gemini-3.5-flash",
                    "bedrock: {protocol: bedrock, model: eu.anthropic.claude-sonnet-5-v1:0",
                    "texts: {protocol: openai, model: gpt-4.1, capabilities: [json-object]");

    private static Portability of(String... providers) {
        String yaml =
                "providers:\n"
                        + String.join(
                                "",
                                Stream.of(providers)
                                        .map(it ->
                                                "  "
                                                        + it
                                                        + ", base-url: \"https://p.example\","
                                                        + " key: \"{{env:KEY}}\"}\n")
                                        .toList())
                        + "chains: {default: {tiers: [gpt, claude, gemini, bedrock, texts]}}\n";
        return Portability.of(load(yaml).providers(), PROTOCOLS::of);
    }

    private static SeraiSettings load(String yaml) {
        return new ConfigLoader(PROTOCOLS, _ -> Optional.of("key"))
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Fate> fates(String feature) {
        return report.rows().stream()
                .filter(row -> row.feature().equals(feature))
                .findFirst()
                .orElseThrow()
                .fates();
    }

    @Test
    void whatIsSaidInTheSameWordsIsKept() {
        assertThat(fates("temperature"))
                .containsExactly(Fate.KEPT, Fate.DROPPED, Fate.ADAPTED, Fate.DROPPED, Fate.KEPT);
    }

    @Test
    void whatHasOtherWordsIsAdapted() {
        assertThat(fates("system messages"))
                .containsExactly(Fate.KEPT, Fate.ADAPTED, Fate.ADAPTED, Fate.ADAPTED, Fate.KEPT);
    }

    /** Claude on Bedrock takes no effort below low. */
    @Test
    void theNearestEffortIsSentInPart() {
        assertThat(fates("reasoning_effort minimal").get(1)).isEqualTo(Fate.IN_PART);
        assertThat(fates("reasoning_effort high").get(1)).isEqualTo(Fate.ADAPTED);
    }

    @Test
    void whatRoutingKeepsAwayIsNotAsked() {
        assertThat(fates("images by URL"))
                .containsExactly(
                        Fate.KEPT, Fate.ADAPTED, Fate.ADAPTED, Fate.NOT_ASKED, Fate.NOT_ASKED);
        assertThat(fates("tools").getLast()).isEqualTo(Fate.NOT_ASKED);
    }

    @Test
    void whatIsSentWithoutSomethingIsInPart() {
        assertThat(fates("json_schema with limits").get(1)).isEqualTo(Fate.IN_PART);
        assertThat(fates("response_format json_schema").get(1)).isEqualTo(Fate.ADAPTED);
        assertThat(fates("names of who speaks"))
                .containsExactly(Fate.KEPT, Fate.IN_PART, Fate.IN_PART, Fate.IN_PART, Fate.KEPT);
        assertThat(fates("images with detail"))
                .containsExactly(
                        Fate.KEPT, Fate.IN_PART, Fate.IN_PART, Fate.IN_PART, Fate.NOT_ASKED);
    }

    /** Nothing is fetched to find out. */
    @Test
    void whatSeraiWouldFetchIsAdapted() {
        Portability fetched =
                Portability.of(
                        load("""
                        providers:
                          claude: {protocol: bedrock, model: eu.anthropic.claude-sonnet-5-v1:0, base-url: "https://p.example", images: {fetch-from: [images.example]}}
                        chains: {default: {tiers: [claude]}}
                        """)
                                .providers(),
                        PROTOCOLS::of);

        assertThat(fetched.rows())
                .filteredOn(row -> row.feature().equals("images by URL"))
                .extracting(Portability.Row::fates)
                .containsExactly(List.of(Fate.ADAPTED));
    }

    @Test
    void aChainOfEmbeddingsIsAskedForEmbeddings() {
        Portability vectors =
                Portability.of(
                        load("""
                        providers:
                          gpt: {kind: embeddings, protocol: openai, model: text-embedding-3-small, base-url: "https://p.example"}
                          titan: {kind: embeddings, protocol: bedrock, model: "amazon.titan-embed-text-v2:0", base-url: "https://p.example", vector-space: text-embedding-3-small}
                        chains: {default: {tiers: [gpt, titan]}}
                        """)
                                .providers(),
                        PROTOCOLS::of);

        assertThat(vectors.rows())
                .extracting(Portability.Row::feature, Portability.Row::fates)
                .containsExactly(
                        tuple("several inputs", List.of(Fate.KEPT, Fate.NOT_ASKED)),
                        tuple("dimensions", List.of(Fate.KEPT, Fate.KEPT)),
                        tuple("encoding_format base64", List.of(Fate.KEPT, Fate.ADAPTED)),
                        tuple("user", List.of(Fate.KEPT, Fate.DROPPED)));
    }

    @Test
    void everyFeatureIsOnceAndIsARequest() {
        assertThat(report.rows())
                .extracting(Portability.Row::feature)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(30);
        assertThat(report.rows()).allMatch(row -> row.fates().size() == 5);
    }
}
