package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void withoutNamesIsEverythingButGrowth() {
        Selection all = Selection.of(List.of());

        assertThat(all.scenarios())
                .extracting(Scenario::name)
                .containsExactly("instant", "second", "ten-seconds", "slow-tail");
        assertThat(all.drain()).isTrue();
        assertThat(all.failover()).isTrue();
        assertThat(all.micro()).isTrue();
    }

    @Test
    void takesWhatIsNamed() {
        Selection some = Selection.of(List.of("growth-48-partitions", "drain"));

        assertThat(some.scenarios())
                .singleElement()
                .extracting(scenario -> scenario.shape().partitions())
                .isEqualTo(48);
        assertThat(some.drain()).isTrue();
        assertThat(some.failover()).isFalse();
    }

    @Test
    void refusesAnUnknownNameAndListsTheKnown() {
        assertThatThrownBy(() -> Selection.of(List.of("minute")))
                .hasMessageStartingWith("there is no 'minute'; there are instant, second, ")
                .hasMessageEndingWith("drain, failover, micro");
    }
}
