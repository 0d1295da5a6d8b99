package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The slope is that of the line with the least squares. */
class SlopeTest {
    @Test
    void tellsGrowthPerHour() {
        Slope slope = new Slope();
        for (int minute = 0; minute < 30; minute++) {
            slope.add(Duration.ofMinutes(minute), 100 + minute + (minute % 2 == 0 ? 1 : -1));
        }

        assertThat(slope.perHour()).isCloseTo(60, within(1.0));
    }

    @Test
    void isFlatWithoutSamples() {
        assertThat(new Slope().perHour()).isZero();
    }
}
