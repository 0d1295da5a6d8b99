package io.serai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    /** The bytes of 1 and -2 as Python's {@code struct.pack("<2f", 1, -2)} has them. */
    private static final String PACKED = "AACAPwAAAMA=";

    @Test
    void isPackedLittleEndian() {
        assertThat(Embedding.of(1, -2).base64()).isEqualTo(PACKED);
        assertThat(Embedding.ofBase64(PACKED)).isEqualTo(Embedding.of(1, -2));
    }

    @Test
    void isWrittenAsShortAsItCanBeReadBack() {
        assertThat(Embedding.of(0.1f, -3e-5f, 2).json()).isEqualTo(new Json("[0.1,-3.0E-5,2.0]"));
    }

    @Test
    void hasNumbersOnly() {
        assertThatThrownBy(() -> Embedding.of()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Embedding.of(1, Float.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Embedding.ofBase64("AAAA"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasTheLengthOfTheOthers() {
        assertThatThrownBy(() ->
                        new Embeddings(
                                "m",
                                List.of(Embedding.of(1), Embedding.of(1, 2)),
                                Optional.empty()))
                .hasMessage("vectors of several lengths");
    }
}
