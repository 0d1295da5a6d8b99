package io.serai.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LengthsTest {
    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Lengths.median(minutes(4, 1, 3))).isEqualTo(Duration.ofMinutes(3));
        assertThat(Lengths.median(minutes(4, 1, 3, 2))).isEqualTo(Duration.ofSeconds(150));
    }

    @Test
    void percentilesAreNearestRanks() {
        List<Duration> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMinutes).toList();

        assertThat(Lengths.percentile(hundred, 50)).isEqualTo(Duration.ofMinutes(50));
        assertThat(Lengths.percentile(hundred, 99)).isEqualTo(Duration.ofMinutes(99));
        assertThat(Lengths.percentile(minutes(7), 99)).isEqualTo(Duration.ofMinutes(7));
        assertThat(Lengths.percentile(List.of(), 99)).isZero();
    }

    private static List<Duration> minutes(Integer... all) {
        return Stream.of(all).map(Duration::ofMinutes).toList();
    }
}
