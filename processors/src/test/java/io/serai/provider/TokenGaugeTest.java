package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.Usage;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TokenGaugeTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    private final TokenGauge gauge = new TokenGauge();

    private long total(int quarterOfBytes, OptionalInt most) {
        return gauge.usage(quarterOfBytes, most).totalTokens();
    }

    private void answers(int count, int quarterOfBytes, long prompt, long completion) {
        for (int i = 0; i < count; i++) {
            gauge.answered(quarterOfBytes, new Usage(prompt, 0, 0, completion, 0));
        }
    }

    @Test
    void beforeTheFirstAnswerAQuarterOfTheBytesAndAUsualAnswer() {
        assertThat(total(500, ANY)).isEqualTo(800L);
    }

    @Test
    void learnsHowTheModelCounts() {
        answers(200, 100, 145, 20);

        assertThat(total(1_000, ANY)).isBetween(1_465L, 1_475L);
    }

    /** Else a price list without outputs would have no price for it. */
    @Test
    void aVectorIsNoTokens() {
        assertThat(gauge.usage(500, OptionalInt.of(0)).completionTokens()).isZero();
    }

    @Test
    void noAnswerIsLongerThanItMayBe() {
        answers(200, 100, 100, 900);

        assertThat(total(100, OptionalInt.of(50))).isBetween(148L, 152L);
    }

    @Test
    void oneOddAnswerChangesLittle() {
        answers(200, 100, 100, 100);
        answers(1, 1, 1_000_000_000, 100);

        assertThat(total(100, ANY)).isLessThan(300L);
    }

    @Test
    void neverNothingAndNeverTooMuch() {
        answers(500, 1_000, 0, 0);
        assertThat(total(0, ANY)).isPositive();

        answers(500, 1, 1_000_000_000_000L, 1_000_000_000_000L);
        assertThat(total(Integer.MAX_VALUE, ANY)).isEqualTo(1L << 30);
    }
}
