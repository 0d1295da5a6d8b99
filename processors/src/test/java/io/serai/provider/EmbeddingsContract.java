package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Capability;
import io.serai.model.Embedding;
import io.serai.model.EmbeddingInput;
import io.serai.model.Embeddings;
import io.serai.model.Json;
import io.serai.model.Kind;
import io.serai.model.Usage;
import io.serai.model.VectorFormat;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every protocol that has embeddings. */
public abstract class EmbeddingsContract extends HostileEmbeddingsContract {
    private static final Embedding SECOND = Embedding.of(3e-5f, 4);

    /** What this model cannot be asked. */
    protected abstract Set<Capability> unsupported();

    /** The call for the text {@code Hello.} */
    protected abstract String oneText();

    /** The call for {@code Hello.} and {@code Good-bye.}, where there can be one. */
    protected abstract String twoTexts();

    /** The call for {@code Hello.} with two dimensions, where they can be asked for. */
    protected abstract String twoDimensions();

    /** Whether fields that it does not know go through. */
    protected boolean passesExtras() {
        return false;
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
                                List.of(TEXTS.getFirst()),
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

    private Embeddings completed(EmbeddingInput asked, Embedding... vectors) {
        Answer answer = decode(asked, 200, bytes(answer(json(vectors))));
        assertThat(answer).isInstanceOf(Answer.Completed.class);
        return (Embeddings) ((Answer.Completed) answer).output();
    }
}
