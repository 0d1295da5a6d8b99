package io.serai.config;

import static io.serai.config.Loading.load;
import static io.serai.config.Loading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.provider.ProviderSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold of a chain of embeddings models. */
class VectorSpaceTest {
    private static final String VECTORS =
            """
            providers:
              one: {kind: embeddings, protocol: openai, base-url: "https://a.example", model: small}
              two: {kind: embeddings, protocol: openai, base-url: "https://b.example", model: small}
            chains: {default: {tiers: [one, two]}}
            """;

    @Test
    void vectorsOfOneModelAreOfOneSpace() {
        SeraiSettings settings = load(VECTORS);

        assertThat(settings.providers())
                .extracting(ProviderSettings::space)
                .containsExactly("small", "small");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "model: large | \"large\"",
                "model: small, options: {dimensions: 256} | \"small of 256 dimensions\"",
                "model: small, vector-space: ours | \"ours\"",
            })
    void vectorsThatCannotBeComparedAreRefused(String two, String space) {
        assertThat(problems(VECTORS.replace("b.example\", model: small", "b.example\", " + two)))
                .containsExactly(
                        "chains.default.tiers: must make vectors that can be compared: those of one are"
                                + " of the space \"small\", those of two of "
                                + space
                                + "; if it is the same model by another way, give both the same"
                                + " vector-space");
    }

    @Test
    void oneModelByAnotherNameIsOfTheSpaceThatIsGiven() {
        String ours =
                VECTORS.replace(
                                "a.example\", model: small",
                                "a.example\", model: our-deployment, vector-space: s")
                        .replace("b.example\"", "b.example\", vector-space: s");

        assertThat(load(ours).providers())
                .extracting(ProviderSettings::space)
                .containsExactly("s", "s");
    }

    @Test
    void aSpaceThatIsGivenHasVectorsOfOneLength() {
        String ours =
                VECTORS.replace("a.example\", model: small", ofLength("a", 256))
                        .replace("b.example\", model: small", ofLength("b", 512));

        assertThat(problems(ours))
                .containsExactly(
                        "chains.default.tiers: must make vectors of one length: options.dimensions of one and two differ");
    }

    private static String ofLength(String host, int dimensions) {
        return "%s.example\", model: small, vector-space: s, options: {dimensions: %d}"
                .formatted(host, dimensions);
    }

    @Test
    void aChainIsOfOneKind() {
        assertThat(problems(VECTORS.replace("two: {kind: embeddings", "two: {kind: chat")))
                .containsExactly(
                        "chains.default.tiers: must have providers of one kind: one is of kind"
                                + " embeddings and two of kind chat; make a chain of each and let rules"
                                + " choose by kinds");
    }

    @ParameterizedTest
    @CsvSource({"when-exhausted", "when-expired"})
    void noTextStandsForAVector(String key) {
        String falling = "tiers: [one, two], %s: fallback, fallback: {text: Sorry.}".formatted(key);

        assertThat(problems(VECTORS.replace("tiers: [one, two]", falling)))
                .containsExactly(
                        "chains.default.%s: must not be fallback where the kind is embeddings: no text is a vector"
                                .formatted(key));
    }
}
