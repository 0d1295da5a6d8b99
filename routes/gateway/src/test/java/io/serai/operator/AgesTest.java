package io.serai.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "PT-5S,0s",
        "PT0.4S,0s",
        "PT59S,59s",
        "PT61S,1m 1s",
        "PT2H,2h",
        "PT26H3M,1d 2h",
        "PT720H,30d",
        "PT24H3M,1d"
    })
    void showsTheTwoLargestUnits(Duration length, String words) {
        assertThat(Ages.words(length)).isEqualTo(words);
    }
}
