package io.serai.chaos;

import java.util.List;
import java.util.Optional;

/** No worker takes more resident memory than its heap and so much beside. */
record MemoryBounded() implements Guarantee {
    private static final int BESIDE_HEAP = 208;
    private static final long MIB = 1024 * 1024;

    @Override
    public String name() {
        return "memory bounded";
    }

    @Override
    public Optional<String> unjudged(Evidence evidence) {
        return evidence.peaks().isEmpty()
                ? Optional.of("resident memory is not measured where there is no /proc")
                : Optional.empty();
    }

    @Override
    public List<String> breaches(Evidence evidence) {
        int most = Worker.HEAP + BESIDE_HEAP;
        return evidence.peaks().entrySet().stream()
                .filter(peak -> peak.getValue() > most * MIB)
                .map(peak ->
                        "%s took %d MiB, more than %d"
                                .formatted(peak.getKey(), peak.getValue() / MIB, most))
                .toList();
    }
}
