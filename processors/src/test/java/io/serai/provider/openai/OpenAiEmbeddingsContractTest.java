package io.serai.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Capability;
import io.serai.model.Embedding;
import io.serai.model.EmbeddingInput;
import io.serai.model.Embeddings;
import io.serai.model.VectorFormat;
import io.serai.provider.Answer;
import io.serai.provider.EmbeddingsContract;
import io.serai.provider.Protocol;
import io.serai.provider.ProviderSettings;
import io.serai.provider.Providers;
import io.serai.provider.Wire;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public class OpenAiEmbeddingsContractTest extends EmbeddingsContract {
    @Override
    protected ProviderSettings settings(Map<String, String> options) {
        return Providers.embeddings(
                OpenAi.NAME,
                URI.create("https://api.openai.com"),
                "text-embedding-3-small",
                options);
    }

    @Override
    protected Protocol protocol(ProviderSettings settings) {
        return OpenAi.protocol(settings, Providers.CLOCK, Providers.EVEN);
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
        return list(vectors);
    }

    @Override
    protected boolean passesExtras() {
        return true;
    }

    /** A list of embeddings as OpenAI writes it. */
    public static String list(List<String> vectors) {
        return IntStream.range(0, vectors.size())
                .mapToObj(i -> item(i, vectors.get(i)))
                .collect(
                        Collectors.joining(
                                ", ",
                                "{\"object\": \"list\", \"data\": [",
                                "], \"model\": \"m\", \"usage\": {\"prompt_tokens\": 7, \"total_tokens\": 7}}"));
    }

    private static String item(int index, String vector) {
        return "{\"object\": \"embedding\", \"index\": %d, \"embedding\": %s}"
                .formatted(index, vector);
    }

    @Test
    void sortsByIndexWhateverTheOrderOnTheWire() {
        String body = "{\"data\": [%s, %s]}".formatted(item(1, "[2]"), item(0, "[1]"));

        assertThat(decoded(body, "a", "b").vectors())
                .containsExactly(Embedding.of(1), Embedding.of(2));
    }

    @Test
    void callsIndicesBrokenThatAreNotThoseOfTheTexts() {
        for (String index : List.of("0", "2", "-1")) {
            String body =
                    "{\"data\": [{\"index\": 0, \"embedding\": [1]}, {\"index\": %s, \"embedding\": [2]}]}"
                            .formatted(index);

            assertThat(answered(body, "a", "b")).isInstanceOf(Answer.Faulted.class);
        }
    }

    @Test
    void callsVectorsOfSeveralLengthsBroken() {
        assertThat(answered(list(List.of("[1]", "[1, 2]")), "a", "b"))
                .isInstanceOf(Answer.Faulted.class);
    }

    @Test
    void readsPackedVectors() {
        Embedding vector = Embedding.of(0.1f, -2);

        assertThat(decoded(list(List.of("\"" + vector.base64() + "\"")), "a").vectors())
                .containsExactly(vector);
    }

    /** Its usage is unknown then, and nothing else. */
    @Test
    void readsAnAnswerWithoutUsage() {
        assertThat(decoded("{\"data\": [%s]}".formatted(item(0, "[1]")), "a").usage()).isEmpty();
    }

    private Embeddings decoded(String body, String... texts) {
        Answer answer = answered(body, texts);
        assertThat(answer).isInstanceOf(Answer.Completed.class);
        return (Embeddings) ((Answer.Completed) answer).output();
    }

    private Answer answered(String body, String... texts) {
        return protocol(settings(Map.of())).decode(input(texts), Wire.answer(200, body));
    }

    private static EmbeddingInput input(String... texts) {
        return new EmbeddingInput(
                "any", List.of(texts), OptionalInt.empty(), VectorFormat.FLOAT, Map.of());
    }
}
