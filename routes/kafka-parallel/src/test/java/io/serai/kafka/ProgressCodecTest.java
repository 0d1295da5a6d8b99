package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ProgressCodecTest {
    private static final Uuid TOPIC = Uuid.randomUuid();

    private static BitSet random(int size, double density, long seed) {
        Random random = new Random(seed);
        BitSet bits = new BitSet();
        for (int bit = 1; bit < size; bit++) {
            bits.set(bit, random.nextDouble() < density);
        }
        return bits;
    }

    @Test
    void holdsAnyPatternOfAFullWindow() {
        for (double density : new double[] {0, 0.001, 0.02, 0.3, 0.5, 0.9, 0.999, 1}) {
            BitSet done = random(ProgressCodec.WINDOW, density, 42);
            String metadata =
                    ProgressCodec.encode(new Progress(TOPIC, 7_000_000_000L, 7_000_024_100L, done));

            assertThat(metadata.length()).isLessThanOrEqualTo(4096);
            Progress decoded = ProgressCodec.decode(7_000_000_000L, metadata);
            assertThat(decoded.done()).isEqualTo(done);
            assertThat(decoded.claimed()).isEqualTo(7_000_024_100L);
            assertThat(decoded.topic()).isEqualTo(TOPIC);
        }
    }

    @Test
    void theWindowFollowsTheBrokersLimit() {
        assertThat(ProgressCodec.windowFor(4096)).isEqualTo(24_000);
        int window = ProgressCodec.windowFor(256);
        String metadata =
                ProgressCodec.encode(new Progress(TOPIC, 0, window + 100, random(window, 0.5, 1)));
        assertThat(metadata.length()).isLessThanOrEqualTo(256);
    }

    @Test
    void aPlainCommitMeansNothingBeyondIt() {
        assertThat(ProgressCodec.decode(12, "")).isEqualTo(Progress.from(12));
    }

    @Test
    void aMarkWithoutATopicSpeaksOfAny() {
        Progress earlier = ProgressCodec.decode(0, "kp1.n.2.");

        assertThat(earlier.claimed()).isEqualTo(2);
        assertThat(earlier.speaksOf(TOPIC)).isTrue();
        assertThat(earlier.in(TOPIC).speaksOf(Uuid.randomUuid())).isFalse();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String metadata :
                new String[] {
                    "kp3.n.0..",
                    "kp2.n.0.",
                    "kp1.n.0..",
                    "kp2.n.0..x",
                    "something else",
                    "kp1.x.0.",
                    "kp1.d.0.AAAA",
                    "kp1.b.!.AA"
                }) {
            assertThatThrownBy(() -> ProgressCodec.decode(12, metadata))
                    .isInstanceOf(UnknownProgressException.class)
                    .hasMessageContaining("does not know");
        }
    }
}
