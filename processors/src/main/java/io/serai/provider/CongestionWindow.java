package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many calls a provider takes at once, found out as TCP finds out what a network takes (RFC
 * 5681): a refusal takes a quarter off, and answers put one on for each window of them. After an
 * outage it starts small and doubles until what it was last. (Netflix's AIMDLimit adds one with
 * each answer: from half a limit of calls it would be back within a second, while providers count
 * by the minute.)
 */
final class CongestionWindow {
    private static final double KEPT = 0.75;
    private static final int START = 8;

    /** Calls that were under way together are refused together, for one reason. */
    private static final Duration ONE_REFUSAL = Duration.ofSeconds(1);

    private final AtomicReference<State> state;

    /**
     * @param threshold up to where it doubles
     */
    private record State(double size, double threshold, Instant refused) {}

    CongestionWindow(int most) {
        state = new AtomicReference<>(new State(most, most, Instant.MIN));
    }

    int size() {
        return Math.max(1, (int) state.get().size());
    }

    /**
     * @param most what the configuration allows this worker
     */
    void refused(int most, Instant now) {
        state.updateAndGet(it -> {
            if (it.refused().plus(ONE_REFUSAL).isAfter(now)) {
                return it;
            }
            double kept = Math.max(1, KEPT * Math.min(most, it.size()));
            return new State(kept, kept, now);
        });
    }

    void answered(int most) {
        State now = state.get();
        if (now.size() < most) {
            state.updateAndGet(it -> new State(grown(it, most), it.threshold(), it.refused()));
        }
    }

    private static double grown(State it, int most) {
        double more = it.size() < it.threshold() ? 1 : 1 / it.size();
        return Math.min(most, it.size() + more);
    }

    /** The provider is back from an outage. */
    void restart(int most) {
        state.updateAndGet(it -> {
            double size = Math.min(most, it.size());
            return new State(Math.min(START, size), Math.max(size, it.threshold()), it.refused());
        });
    }
}
