package io.serai.kafka;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How many records, and how many bytes of them and of what they produced, may be in flight; shared
 * by several end points of a worker where they are given the same one. The last record taken may
 * exceed the bytes; so may the oldest of those that grow, which alone never waits for room, lest
 * they wait for each other for ever. While any waits, no record is taken.
 */
public final class InFlightBudget {
    private final int maxRecords;
    private final long maxBytes;
    private int records;
    private long bytes;
    private int expected;
    private final Set<Object> growing = new LinkedHashSet<>();
    private int waiting;

    public InFlightBudget(int records, long bytes) {
        if (records < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "An in-flight budget needs at least 1 record and 1 byte, not "
                            + records
                            + " and "
                            + bytes);
        }
        this.maxRecords = records;
        this.maxBytes = bytes;
    }

    public synchronized int records() {
        return records;
    }

    public synchronized long bytes() {
        return bytes;
    }

    synchronized int free() {
        return takesBytes() ? maxRecords - records : 0;
    }

    /** Whether a record nobody waits for may begin: places for those expected back stay free. */
    synchronized boolean hasRoomForNew() {
        return takesBytes() && records + expected < maxRecords;
    }

    /** Records that are due again and get the next places. */
    synchronized void expect(int change) {
        expected += change;
    }

    synchronized boolean tryTake(long size) {
        if (records >= maxRecords || !takesBytes()) {
            return false;
        }
        records++;
        bytes += size;
        return true;
    }

    private boolean takesBytes() {
        return bytes < maxBytes && waiting == 0;
    }

    synchronized void grow(long size) {
        bytes += size;
        wakeGrowing();
    }

    /** Grows by so much once there is room; {@link #grown} must follow when its place is free. */
    synchronized void growWithRoom(Object what, long size) throws InterruptedException {
        growing.add(what);
        waiting++;
        try {
            while (bytes + size > maxBytes && !growing.iterator().next().equals(what)) {
                wait();
            }
            bytes += size;
        } finally {
            waiting--;
        }
    }

    synchronized void grown(Object what) {
        if (growing.remove(what)) {
            wakeGrowing();
        }
    }

    synchronized void release(long size) {
        records--;
        bytes -= size;
        wakeGrowing();
    }

    private void wakeGrowing() {
        if (waiting > 0) {
            notifyAll();
        }
    }
}
