package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a provider's answers take: a moving average that believes a slow answer at once and fast
 * ones by and by, and forgets while nothing is asked, so that who was slow is tried again (peak
 * EWMA, as Finagle has it). Only answers count: a provider that fails fast is not fast.
 */
public final class Latency {
    /** By then what was seen counts for a third. */
    static final Duration DECAY = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(0, Instant.EPOCH));

    private record Seen(double nanos, Instant at) {
        double at(Instant now) {
            return nanos == 0 ? 0 : nanos * kept(now);
        }

        double kept(Instant now) {
            double passed = Math.max(0, Duration.between(at, now).toNanos());
            return Math.exp(-passed / DECAY.toNanos());
        }
    }

    public Latency(InstantSource clock) {
        this.clock = clock;
    }

    /** An answer came after so long. */
    public void answered(Duration took) {
        Instant now = clock.instant();
        double nanos = Math.max(0, took.toNanos());
        seen.updateAndGet(old -> new Seen(after(old, nanos, now), now));
    }

    private static double after(Seen old, double nanos, Instant now) {
        double faded = old.at(now);
        return nanos >= faded ? nanos : faded + nanos * (1 - old.kept(now));
    }

    /** {@link Duration#ZERO} where nothing is known, or no more. */
    public Duration expected() {
        return Duration.ofNanos((long) seen.get().at(clock.instant()));
    }
}
