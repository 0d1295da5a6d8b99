package io.serai.kafka;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the offset tracker takes per commit, with so many completed beyond a record that is still
 * open; in this package because nobody else may use it.
 */
@State(Scope.Benchmark)
public class OffsetTrackerMicro {
    private static final int WINDOW = 24_000;

    @Param({"100", "20000"})
    public int beyond;

    private final OffsetTracker tracker = new OffsetTracker(Progress.from(0), WINDOW);

    @Setup
    public void fill() {
        for (long offset = 0; offset <= beyond; offset++) {
            boolean _ = tracker.begin(offset);
            if (offset > 0) {
                tracker.complete(List.of(offset));
            }
        }
    }

    /** The plan of a commit and the metadata it writes. */
    @Benchmark
    public String planAndEncode() {
        return ProgressCodec.encode(tracker.with(List.of((long) beyond), beyond + 1L));
    }
}
