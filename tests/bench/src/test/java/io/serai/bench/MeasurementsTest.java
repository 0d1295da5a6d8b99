package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private final AtomicBoolean possible = new AtomicBoolean(true);
    private final AtomicInteger kept = new AtomicInteger();
    private final List<String> said = new ArrayList<>();
    private final Measurements measurements =
            new Measurements(possible::get, said::add, kept::incrementAndGet);

    @Test
    void oneThatFailsKeepsTheOthersFromNothing() {
        List<String> taken = new ArrayList<>();

        measurements.take(
                "instant",
                Contender.CAMEL,
                () -> {
                    throw new IllegalStateException("answered nothing more");
                });
        measurements.take("instant", Contender.SERAI, () -> taken.add("serai"));

        assertThat(taken).containsExactly("serai");
        assertThat(measurements.missing())
                .containsExactly(new Unmeasured("instant", "camel", "answered nothing more"));
        assertThat(said).singleElement().asString().contains("answered nothing more");
        assertThat(kept).hasValue(2);
    }

    @Test
    void withoutABrokerNothingIsTried() {
        List<String> taken = new ArrayList<>();
        possible.set(false);

        measurements.take("second", Contender.BARE, () -> taken.add("bare"));

        assertThat(taken).isEmpty();
        assertThat(measurements.missing())
                .singleElement()
                .extracting(Unmeasured::why)
                .isEqualTo("the broker or the provider has ended");
        assertThat(kept).hasValue(1);
    }
}
