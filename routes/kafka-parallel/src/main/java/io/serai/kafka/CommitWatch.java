package io.serai.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers how the commits go, for health and metrics. */
final class CommitWatch implements CommitObserver {
    private final Outcry outcry;
    private final Runnable afterwards;
    private volatile @Nullable Meters meters;
    private volatile long lastSuccess = System.nanoTime();
    private final AtomicInteger failures = new AtomicInteger();

    private record Meters(
            MeterRegistry registry,
            Tags tags,
            Timer latency,
            DistributionSummary size,
            Counter dropped) {
        static Meters in(MeterRegistry registry, Tags tags) {
            return new Meters(
                    registry,
                    tags,
                    registry.timer("kafka.parallel.commit", tags),
                    registry.summary("kafka.parallel.commit.records", tags),
                    registry.counter("kafka.parallel.dropped", tags));
        }

        void ended(String end) {
            registry.counter("kafka.parallel.transactions", tags.and("end", end)).increment();
        }
    }

    CommitWatch(Outcry outcry, Runnable afterwards) {
        this.outcry = outcry;
        this.afterwards = afterwards;
    }

    void measuredBy(MeterRegistry registry, Tags tags) {
        meters = Meters.in(registry, tags);
    }

    @Override
    public void ended(CommitEnd end, Duration took, Batch batch) {
        Meters measured = meters;
        if (measured == null) {
            return;
        }
        measured.ended(name(end));
        if (end instanceof CommitEnd.Committed) {
            measured.latency().record(took);
            measured.size().record(batch.deliveries().size());
        }
    }

    private static String name(CommitEnd end) {
        return switch (end) {
            case CommitEnd.Committed _ -> "committed";
            case CommitEnd.Abortable _ -> "aborted";
            case CommitEnd.Unknown _ -> "unknown";
            case CommitEnd.Fatal _ -> "fatal";
            case CommitEnd.Fenced _ -> "fenced";
        };
    }

    @Override
    public void settled() {
        lastSuccess = System.nanoTime();
        failures.set(0);
        afterwards.run();
    }

    @Override
    public void dropped() {
        Meters measured = meters;
        if (measured != null) {
            measured.dropped().increment();
        }
    }

    @Override
    public void failed(CommitEnd end) {
        failures.incrementAndGet();
        Meters measured = meters;
        if (measured != null && end instanceof CommitEnd.Unknown) {
            measured.ended("unknown");
        }
    }

    @Override
    public void fenced(Exception cause) {
        outcry.fenced(cause);
    }

    @Override
    public void died(Throwable cause) {
        outcry.died(cause);
    }

    /** Commits that failed since the last success. */
    int failures() {
        return failures.get();
    }

    Duration sinceLastSuccess() {
        return Duration.ofNanos(System.nanoTime() - lastSuccess);
    }

    @Nullable String said() {
        return outcry.said();
    }
}
