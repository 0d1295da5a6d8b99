package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Capability;
import io.serai.model.Embedding;
import io.serai.model.EmbeddingInput;
import io.serai.model.Embeddings;
import io.serai.model.Fault;
import io.serai.model.FaultKind;
import io.serai.model.Json;
import io.serai.model.Kind;
import io.serai.model.Lesson;
import io.serai.model.Remedy;
import io.serai.model.Usage;
import io.serai.model.VectorFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every protocol that has embeddings. */
public abstract class EmbeddingsContract {
    private static final String[] TEXTS = {"Hello.", "Good-bye."};
    private static final Embedding FIRST = Embedding.of(0.25f, -1.5f);
    private static final Embedding SECOND = Embedding.of(3e-5f, 4);

    private Protocol protocol;

    protected abstract ProviderSettings settings(Map<String, String> options);

    protected abstract Protocol protocol(ProviderSettings settings);

    /** What this model cannot be asked. */
    protected abstract Set<Capability> unsupported();

    /** The call for the text {@code Hello.} */
    protected abstract String oneText();

    /** The call for {@code Hello.} and {@code Good-bye.}, where there can be one. */
    protected abstract String twoTexts();

    /** The call for {@code Hello.} with two dimensions, where they can be asked for. */
    protected abstract String twoDimensions();

    /** The body that has these vectors, each as JSON, and tells of 7 tokens. */
    protected abstract String answer(List<String> vectors);

    /** Headers of that answer. */
    protected Map<String, String> answerHeaders() {
        return Map.of();
    }

    /** Whether fields that it does not know go through. */
    protected boolean passesExtras() {
        return false;
    }

    @BeforeEach
    void bind() {
        protocol = protocol(settings(Map.of()));
    }

    @Test
    void hasTheCapabilitiesItDoesNotDisclaim() {
        Set<Capability> expected = EnumSet.copyOf(Capability.of(Kind.EMBEDDINGS));
        expected.removeAll(unsupported());

        assertThat(protocol.capabilities()).isEqualTo(expected);
    }

    @Test
    void writesAText() {
        assertThat(Wire.body(protocol.encode(texts(1)))).isEqualTo(Wire.json(oneText()));
    }

    @Test
    void writesSeveralTextsOrIsNotGivenThem() {
        if (unsupported().contains(Capability.SEVERAL_INPUTS)) {
            assertThatThrownBy(() -> protocol.encode(texts(2)))
                    .isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(Wire.body(protocol.encode(texts(2)))).isEqualTo(Wire.json(twoTexts()));
        }
    }

    @Test
    void asksForALengthOrIsNotAskedForOne() {
        EmbeddingInput input = input(1, OptionalInt.of(2), VectorFormat.FLOAT);

        if (unsupported().contains(Capability.DIMENSIONS)) {
            assertThatThrownBy(() -> protocol.encode(input))
                    .isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(Wire.body(protocol.encode(input))).isEqualTo(Wire.json(twoDimensions()));
        }
    }

    @Test
    void alwaysAsksForTheLengthThatOptionsFix() {
        Map<String, String> options = Map.of("dimensions", "2");
        if (unsupported().contains(Capability.DIMENSIONS)) {
            assertThatThrownBy(() -> protocol(settings(options)))
                    .hasMessageStartingWith("options.dimensions must be left out");
        } else {
            Protocol fixed = protocol(settings(options));

            assertThat(fixed.capabilities()).doesNotContain(Capability.DIMENSIONS);
            assertThat(Wire.body(fixed.encode(texts(1)))).isEqualTo(Wire.json(twoDimensions()));
        }
    }

    @Test
    void namesWhatItCannotBeTold() {
        WireCall call =
                protocol.encode(
                        new EmbeddingInput(
                                "any",
                                List.of(TEXTS[0]),
                                OptionalInt.empty(),
                                VectorFormat.FLOAT,
                                Map.of("user", new Json("\"customer-7\""))));

        assertThat(call.dropped()).isEqualTo(passesExtras() ? List.of() : List.of("user"));
        assertThat(Wire.body(call).has("user")).isEqualTo(passesExtras());
    }

    @Test
    void keepsTheCredentialOutOfTheCall() {
        WireCall call = protocol.encode(texts(1));

        assertThat(new String(call.body(), StandardCharsets.UTF_8)).doesNotContain(Providers.KEY);
        assertThat(protocol.credential(new Secret("s3cr3t")).values())
                .singleElement()
                .asString()
                .endsWith("s3cr3t");
    }

    @Test
    void hasPathsBelowTheBaseUrl() {
        assertThat(protocol.path()).startsWith("/");
        assertThat(protocol.probe().path()).startsWith("/");
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        assertThatThrownBy(() -> protocol(settings(Map.of("colour", "blue"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("options.colour");
    }

    @Test
    void isNeverGivenAPrompt() {
        assertThatThrownBy(() -> protocol.encode(Prompts.TEXT.prompt()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAVectorAndItsTokens() {
        Embeddings embeddings = completed(texts(1), FIRST);

        assertThat(embeddings.vectors()).containsExactly(FIRST);
        assertThat(embeddings.usage()).contains(new Usage(7, 0, 0, 0, 0));
        assertThat(embeddings.model()).isNotBlank();
        assertThat(embeddings.dropped()).isEmpty();
    }

    @Test
    void readsVectorsInTheOrderOfTheTexts() {
        if (!unsupported().contains(Capability.SEVERAL_INPUTS)) {
            assertThat(completed(texts(2), FIRST, SECOND).vectors()).containsExactly(FIRST, SECOND);
        }
    }

    @Test
    void answersInTheFormatThatWasAskedFor() {
        EmbeddingInput packed = input(1, OptionalInt.empty(), VectorFormat.BASE64);

        assertThat(completed(packed, FIRST).format()).isEqualTo(VectorFormat.BASE64);
        assertThat(completed(texts(1), FIRST).format()).isEqualTo(VectorFormat.FLOAT);
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

    private static EmbeddingInput texts(int count) {
        return input(count, OptionalInt.empty(), VectorFormat.FLOAT);
    }

    private static EmbeddingInput input(int texts, OptionalInt dimensions, VectorFormat format) {
        return new EmbeddingInput(
                "any", List.of(TEXTS).subList(0, texts), dimensions, format, Map.of());
    }

    private static List<String> json(Embedding... vectors) {
        return Arrays.stream(vectors).map(vector -> vector.json().text()).toList();
    }

    private Embeddings completed(EmbeddingInput asked, Embedding... vectors) {
        Answer answer = decode(asked, 200, bytes(answer(json(vectors))));
        assertThat(answer).isInstanceOf(Answer.Completed.class);
        return (Embeddings) ((Answer.Completed) answer).output();
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

    private Answer decode(EmbeddingInput asked, int status, byte[] body) {
        return protocol.decode(asked, new WireAnswer(status, answerHeaders(), body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
