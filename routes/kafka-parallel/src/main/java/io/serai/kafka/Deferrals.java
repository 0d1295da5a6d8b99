package io.serai.kafka;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The deferred records of a worker by the event they wait for, over all its routes. Their due times
 * are kept apart, in the {@link DeferralQueue} of each route.
 */
public final class Deferrals {
    private static final Comparator<DeferredRecord> ORDER = DeferredRecord.OLDEST;

    private final Map<String, TreeMap<DeferredRecord, DeferralQueue>> byEvent = new HashMap<>();

    /**
     * Makes the oldest so many records of the event ready, the oldest timestamp first over all
     * partitions.
     */
    public int release(String event, int count) {
        int released = 0;
        while (released < count) {
            Map.Entry<DeferredRecord, DeferralQueue> oldest = pollOldest(event);
            if (oldest == null) {
                break;
            }
            if (oldest.getValue().release(oldest.getKey())) {
                released++;
            }
        }
        return released;
    }

    /** Makes all records of the event ready. */
    public int release(String event) {
        return release(event, Integer.MAX_VALUE);
    }

    public synchronized int waiting(String event) {
        TreeMap<DeferredRecord, DeferralQueue> waiting = byEvent.get(event);
        return waiting == null ? 0 : waiting.size();
    }

    synchronized void add(DeferredRecord deferred, DeferralQueue queue) {
        byEvent.computeIfAbsent(deferred.event(), _ -> new TreeMap<>(ORDER)).put(deferred, queue);
    }

    synchronized void remove(DeferredRecord deferred) {
        TreeMap<DeferredRecord, DeferralQueue> waiting = byEvent.get(deferred.event());
        if (waiting != null) {
            waiting.remove(deferred);
            if (waiting.isEmpty()) {
                byEvent.remove(deferred.event());
            }
        }
    }

    private synchronized Map.@org.jspecify.annotations.Nullable Entry<DeferredRecord, DeferralQueue>
            pollOldest(String event) {
        TreeMap<DeferredRecord, DeferralQueue> waiting = byEvent.get(event);
        return waiting == null ? null : waiting.pollFirstEntry();
    }
}
