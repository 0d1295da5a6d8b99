package io.serai.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at a contender several times a second, for what is only true at a moment. */
final class Lookout implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;

    private final Runner runner;
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicLong peakResidentBytes = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Lookout(Runner runner) {
        this.runner = runner;
        var _ =
                clock.scheduleWithFixedDelay(
                        this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        peakResidentBytes.accumulateAndGet(runner.jvm().residentBytes(), Math::max);
        mostInFlight.accumulateAndGet(inFlight(), Math::max);
    }

    /** A busy worker may not answer this time; an exception would end all later looks. */
    private int inFlight() {
        try {
            return runner.inFlight();
        } catch (RuntimeException e) {
            return 0;
        }
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    long peakResidentBytes() {
        return peakResidentBytes.get();
    }

    @Override
    public void close() {
        clock.close();
    }
}
