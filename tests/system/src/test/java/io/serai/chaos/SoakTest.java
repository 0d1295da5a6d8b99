package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Memory that grows fails a soak. */
class SoakTest {
    private static Slope growing(double perMinute) {
        Slope slope = new Slope();
        for (int minute = 0; minute < 10; minute++) {
            slope.add(Duration.ofMinutes(minute), minute * perMinute);
        }
        return slope;
    }

    @Test
    void aSlopeAboveTheLimitIsRefusedWithItsFigure() {
        assertThatThrownBy(() -> Soak.requireFlat("the live heap", growing(0.5), 20))
                .hasMessage("the live heap grows by 30.0 MB per hour, more than 20");
        assertThatCode(() -> Soak.requireFlat("the live heap", growing(0.3), 20))
                .doesNotThrowAnyException();
    }
}
