package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What workers must not do. */
class WorkersJudgedTest {
    private static final long MIB = 1024 * 1024;

    @Test
    void aWorkerThatTakesTooMuchMemoryIsABreach() {
        Map<String, Long> peaks = Map.of("w1", 400 * MIB, "w2", 401 * MIB);
        Evidence evidence = Seen.ofWorkers(peaks, List.of(), Set.of());

        assertThat(new MemoryBounded().unjudged(evidence)).isEmpty();
        assertThat(new MemoryBounded().breaches(evidence))
                .containsExactly("w2 took 401 MiB, more than 400");
    }

    @Test
    void memoryThatNobodyMeasuredIsNotJudged() {
        Evidence evidence = Seen.ofWorkers(Map.of(), List.of(), Set.of());

        assertThat(new MemoryBounded().breaches(evidence)).isEmpty();
        assertThat(new MemoryBounded().unjudged(evidence)).isPresent();
    }

    @Test
    void aWorkerThatEndsAndAPartitionThatStaysHeldAreBreaches() {
        NobodyHeldUp guarantee = new NobodyHeldUp();

        assertThat(guarantee.breaches(Seen.ofWorkers(Map.of(), List.of("w1.log"), Set.of())))
                .containsExactly("a worker ended by itself, see w1.log");
        assertThat(guarantee.breaches(Seen.ofWorkers(Map.of(), List.of(), Set.of("replies-0"))))
                .containsExactly("readers do not reach the end of replies-0");
    }
}
