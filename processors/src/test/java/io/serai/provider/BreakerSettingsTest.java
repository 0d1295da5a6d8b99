package io.serai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerSettingsTest {
    private final BreakerSettings settings = BreakerSettings.DEFAULT;

    @Test
    void eachWaitIsTwiceTheOneBeforeUpToTheMost() {
        assertThat(settings.openFor(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.openFor(3)).isEqualTo(Duration.ofMinutes(4));
        assertThat(settings.openFor(4)).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.openLong(1)).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.openLong(1_000)).isEqualTo(Duration.ofHours(6));
    }
}
