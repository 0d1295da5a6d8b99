package io.serai.chaos;

import java.util.List;

/** No worker takes more resident memory than its heap and so much beside. */
record MemoryBounded() implements Guarantee {
    private static final int BESIDE_HEAP = 208;
    private static final long MIB = 1024 * 1024;

    @Override
    public String name() {
        return "memory bounded";
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
