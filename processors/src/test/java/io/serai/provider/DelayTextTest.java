package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayTextTest {
    @ParameterizedTest
    @CsvSource({
        "30, PT30S",
        "0, PT0S",
        "0.5, PT0.5S",
        "' 2 ', PT2S",
        "6ms, PT0.006S",
        "1m30s, PT1M30S",
        "1h, PT1H",
        "250us, PT0.00025S",
        "34.4s, PT34.4S",
        "48.939935699s, PT48.939935699S",
        "2026-11-22T16:00:10Z, PT10S",
        "1795363210, PT10S",
        "1795363210.5, PT10S",
        "1795363210500, PT10.5S",
        "2026-11-22T17:00:10+01:00, PT10S",
        "'Sun, 22 Nov 2026 16:01:00 GMT', PT1M",
    })
    void readsEveryForm(String text, Duration expected) {
        assertThat(DelayText.parse(text, "s", Providers.NOW)).contains(expected);
    }

    @Test
    void countsPlainNumbersInTheirUnit() {
        assertThat(DelayText.parse("1500", "ms", Providers.NOW)).contains(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @CsvSource({
        "-5, PT0S",
        "99999999999999999999, PT1H",
        "31536000, PT1H",
        "8760h, PT1H",
        "2030-01-01T00:00:00Z, PT1H",
        "+999999999-12-31T23:59:59Z, PT1H",
        "1999-01-01T00:00:00Z, PT0S",
        "0.0000000000000000001, PT0.000000001S",
    })
    void boundsWhatIsAbsurd(String text, Duration expected) {
        assertThat(DelayText.parse(text, "s", Providers.NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "NaN",
                "Infinity",
                "1e9",
                "-1s",
                "5 s",
                "1d",
                "١",
                "999999999999999999999",
                "Sun, 32 Nov 2026 16:01:00 GMT"
            })
    void ignoresWhatIsNoDelay(String text) {
        assertThat(DelayText.parse(text, "s", Providers.NOW)).isEmpty();
    }

    @Test
    void refusesATableThatSaysNoDuration() {
        assertThatThrownBy(() -> DelayText.parse("200"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"200\"");
    }
}
