package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RateTest {
    @ParameterizedTest
    @CsvSource({"10/s,PT0.1S", "4,PT0.25S", "60/m,PT1S", "1/h,PT1H"})
    void isAnIntervalBetweenTwo(String text, Duration interval) {
        assertThat(Rate.parse(text)).isEqualTo(new Rate(interval));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/s", "fast", "-1/s", "10/d", ""})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
    }
}
