package io.serai.kafka;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What of one partition may have been begun. A record begins only below the claim, which is
 * committed ahead: after a crash all that may have been begun is known. Not thread-safe: {@link
 * Partition} guards it.
 */
final class Claims {
    /**
     * Offsets claimed beyond what was fetched, so that claims ride on the commits that are made
     * anyway.
     */
    static final int AHEAD = 100;

    private final long repeatedBelow;
    private final TreeSet<Long> touched = new TreeSet<>();
    private long claimed;

    Claims(long committed) {
        this.repeatedBelow = committed;
        this.claimed = committed;
    }

    boolean covers(long offset) {
        return offset < claimed;
    }

    /** Whether an earlier owner may have begun it. */
    boolean isRepeated(long offset) {
        return offset < repeatedBelow;
    }

    void touch(long offset) {
        touched.add(offset);
    }

    /** Done, or given back without having acted. */
    void clear(long offset) {
        touched.remove(offset);
    }

    void committed(long claim) {
        claimed = claim;
    }

    long ahead(long fetchedTo) {
        return Math.max(claimed, fetchedTo + AHEAD);
    }

    /** Whether the claim says more than it must. */
    boolean isGenerous(OffsetTracker tracker) {
        return claimed != exact(tracker, List.of());
    }

    /** What was begun, once those have finished, and no more. */
    long exact(OffsetTracker tracker, Collection<Long> finished) {
        long untold = tracker.position() < repeatedBelow ? repeatedBelow : tracker.mark();
        Long last = touched.isEmpty() ? null : touched.last();
        while (last != null && finished.contains(last)) {
            last = touched.lower(last);
        }
        return Math.max(untold, last == null ? 0 : last + 1);
    }
}
