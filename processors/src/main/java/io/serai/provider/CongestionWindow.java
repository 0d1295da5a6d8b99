package io.serai.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many calls a provider takes at once, found out as TCP finds out what a network takes (RFC
 * 5681): a refusal takes a quarter off, and each window of answers puts one on. (Netflix's
 * AIMDLimit adds one with each answer: from half a limit of calls it would be back within a second,
 * while providers count by the minute.)
 */
final class CongestionWindow {
    private static final double KEPT = 0.75;

    /** Calls that were under way together are refused together, for one reason. */
    private static final Duration ONE_REFUSAL = Duration.ofSeconds(1);

    private final AtomicReference<State> state;

    private record State(double size, Instant refused) {}

    CongestionWindow(int most) {
        state = new AtomicReference<>(new State(most, Instant.MIN));
    }

    int size() {
        return Math.max(1, (int) state.get().size());
    }

    /**
     * @param most what the configuration allows this worker
     */
    void refused(int most, Instant now) {
        state.updateAndGet(it ->
                it.refused().plus(ONE_REFUSAL).isAfter(now)
                        ? it
                        : new State(Math.max(1, KEPT * Math.min(most, it.size())), now));
    }

    void answered(int most) {
        if (state.get().size() < most) {
            state.updateAndGet(
                    it -> new State(Math.min(most, it.size() + 1 / it.size()), it.refused()));
        }
    }
}
