package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Embedding;
import io.serai.model.EmbeddingInput;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import io.serai.model.VectorFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an embeddings protocol makes of answers that are none. */
abstract class HostileEmbeddingsContract {
    static final List<String> TEXTS = List.of("Hello.", "Good-bye.");
    static final Embedding FIRST = Embedding.of(0.25f, -1.5f);

    Protocol protocol;

    protected abstract ProviderSettings settings(Map<String, String> options);

    protected abstract Protocol protocol(ProviderSettings settings);

    /** The body that has these vectors, each as JSON, and tells of 7 tokens. */
    protected abstract String answer(List<String> vectors);

    /** Headers of that answer. */
    protected Map<String, String> answerHeaders() {
        return Map.of();
    }

    @BeforeEach
    void bind() {
        protocol = protocol(settings(Map.of()));
    }

    @Test
    void callsAnAnswerBrokenThatHasNotAVectorForEachText() {
        assertBroken(texts(2), answer(json(FIRST)), "1 vectors for 2 texts");
    }

    @Test
    void callsAnAnswerBrokenThatHasAnotherLength() {
        EmbeddingInput three = input(1, OptionalInt.of(3), VectorFormat.FLOAT);

        assertBroken(three, answer(json(FIRST)), "vectors of 2 dimensions, asked for 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1, null]",
                "[1, \"2\"]",
                "[[1]]",
                "[1e308]",
                "{}",
                "null",
                "true",
                "\"\"",
                "\"AAAA\"",
                "\"not base64\"",
                "\"AADAfw==\""
            })
    void callsWhatIsNoVectorBroken(String vector) {
        assertBroken(texts(1), answer(List.of(vector)), "");
    }

    @Test
    void survivesWrongShapes() {
        JsonNode good = Wire.json(answer(json(FIRST)));
        for (String wrong : List.of("null", "true", "-1", "1e308", "\"x\"", "[]", "{}", "[[]]")) {
            for (String at : Shapes.pointers(good, "").toList()) {
                byte[] body = bytes(Shapes.replaced(good, at, Wire.json(wrong)).toString());
                assertThat(decode(texts(1), 200, body)).isNotNull();
                assertThat(decode(texts(1), 429, body)).isInstanceOf(Answer.Faulted.class);
            }
        }
    }

    @Test
    void survivesHalfAnAnswerAndRandomBytes() {
        byte[] whole = bytes(answer(json(FIRST)).strip());
        for (int length = 0; length < whole.length; length++) {
            assertThat(faulted(texts(1), 200, Arrays.copyOf(whole, length)).kind())
                    .isEqualTo(FaultKind.BROKEN);
        }
        Random random = new Random(20261127);
        for (int round = 0; round < 1_000; round++) {
            byte[] body = new byte[random.nextInt(64)];
            random.nextBytes(body);
            assertThat(faulted(texts(1), 200, body).kind()).isEqualTo(FaultKind.BROKEN);
        }
    }

    @Test
    void hasAFaultForAnErrorInASuccess() {
        assertBroken(texts(1), "{\"error\": {\"message\": \"boom\"}}", "an error inside a success");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 302, 400, 401, 404, 429, 500, 503, 999})
    void hasAFaultForEveryStatus(int status) {
        assertThat(decode(texts(1), status, new byte[0])).isInstanceOf(Answer.Faulted.class);
    }

    static EmbeddingInput texts(int count) {
        return input(count, OptionalInt.empty(), VectorFormat.FLOAT);
    }

    static EmbeddingInput input(int texts, OptionalInt dimensions, VectorFormat format) {
        return new EmbeddingInput("any", TEXTS.subList(0, texts), dimensions, format, Map.of());
    }

    static List<String> json(Embedding... vectors) {
        return Arrays.stream(vectors).map(vector -> vector.json().text()).toList();
    }

    private void assertBroken(EmbeddingInput asked, String body, String why) {
        Fault fault = faulted(asked, 200, bytes(body));
        assertThat(fault.kind()).isEqualTo(FaultKind.BROKEN);
        assertThat(fault.remedy()).isEqualTo(Remedy.FAILOVER);
        assertThat(fault.lesson()).isEqualTo(new Lesson.Failure());
        assertThat(fault.message()).contains(why);
    }

    private Fault faulted(EmbeddingInput asked, int status, byte[] body) {
        Answer answer = decode(asked, status, body);
        assertThat(answer).isInstanceOf(Answer.Faulted.class);
        return ((Answer.Faulted) answer).fault();
    }

    Answer decode(EmbeddingInput asked, int status, byte[] body) {
        return protocol.decode(asked, new WireAnswer(status, answerHeaders(), body));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
