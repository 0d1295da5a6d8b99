package io.serai.chaos;

import io.serai.standins.process.Heap;
import java.time.Duration;

/** Constant load and no harm, for as long as is asked: memory stays what it was. */
record Soak(Duration length) implements Scenario {
    static final String NAME = "soak";
    static final Duration SHORTEST = Duration.ofMinutes(1);

    /** From that length on the slope says something. */
    private static final Duration TELLING = Duration.ofMinutes(10);

    private static final Duration LONG = Duration.ofMinutes(30);

    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final int PER_SECOND = 15;

    /** In MB per hour, of all workers together: 10 minutes alone make up to 17 of noise. */
    private static final double STEEPEST = 40;

    /** Over half an hour there is less of it. */
    private static final double STEEPEST_LONG = 20;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String story() {
        return "constant load and no harm: the slope of the workers' memory";
    }

    @Override
    public Staging staging() {
        return Staging.usual().perSecond(PER_SECOND);
    }

    @Override
    public String again(long seed) {
        return Scenario.super.again(seed) + " --minutes " + length.toMinutes();
    }

    @Override
    public void play(Stage stage) {
        Slope memory = new Slope();
        Slope heap = new Slope();
        long begun = System.nanoTime();
        Duration passed = Duration.ZERO;
        while (passed.compareTo(length) < 0) {
            stage.flow(EVERY);
            passed = Duration.ofNanos(System.nanoTime() - begun);
            if (passed.compareTo(length.dividedBy(3)) > 0) {
                sample(stage, passed, memory, heap);
            }
        }
        report(stage, memory, heap);
        if (length.compareTo(TELLING) < 0) {
            stage.remark("slopes: NOT JUDGED, in less than 10 minutes they say nothing");
            return;
        }
        double steepest = length.compareTo(LONG) < 0 ? STEEPEST : STEEPEST_LONG;
        requireFlat("resident memory", memory, steepest);
        requireFlat("the live heap", heap, steepest);
    }

    private static void report(Stage stage, Slope memory, Slope heap) {
        stage.remark(
                "heap in use after collections: %+.1f MB per hour, of %d samples"
                        .formatted(heap.perHour(), heap.samples()));
        if (memory.samples() > 0) {
            stage.memorySlope(memory.perHour());
        } else {
            stage.remark("resident memory: NOT JUDGED, it is not measured without /proc");
        }
    }

    /** Throws where it grows faster than that, in MB per hour. */
    static void requireFlat(String what, Slope slope, double steepest) {
        if (slope.perHour() > steepest) {
            throw new IllegalStateException(
                    "%s grows by %.1f MB per hour, more than %.0f"
                            .formatted(what, slope.perHour(), steepest));
        }
    }

    /** After full collections, so that garbage does not count. */
    private static void sample(Stage stage, Duration at, Slope memory, Slope heap) {
        double resident = 0;
        double used = 0;
        boolean measured = true;
        for (Worker worker : stage.workers()) {
            used += Heap.usedAfterCollection(worker.jvm());
            long bytes = worker.jvm().residentBytes();
            measured &= bytes > 0;
            resident += bytes;
        }
        heap.add(at, used / 1e6);
        if (measured) {
            memory.add(at, resident / 1e6);
        }
    }
}
