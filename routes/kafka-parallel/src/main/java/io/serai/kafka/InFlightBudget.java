package io.serai.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * How many records, and how many bytes of them and of what they produced, may be in flight; shared
 * by several end points of a worker where they are given the same one. The last record taken may
 * exceed the bytes; so may one that grows, where all that have grown wait to grow again (or none
 * has): else those that hold all bytes might wait for each other. What has grown goes first, as it
 * gives back when it ends. While any waits to grow, no record is taken.
 */
public final class InFlightBudget {
    private final int maxRecords;
    private final long maxBytes;
    private int records;
    private long bytes;
    private int expected;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final Set<Object> grown = new HashSet<>();

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
        return bytes < maxBytes && waiting.isEmpty();
    }

    synchronized void grow(long size) {
        bytes += size;
        wakeGrowing();
    }

    /** Grows by so much in its turn, once there is room; {@link #grown} must follow. */
    synchronized void growWithRoom(Object what, long size) throws InterruptedException {
        waiting.add(what);
        notifyAll();
        try {
            while (!isNext(what) || !(bytes + size <= maxBytes || waiting.containsAll(grown))) {
                wait();
            }
            grown.add(what);
            bytes += size;
        } finally {
            waiting.remove(what);
            notifyAll();
        }
    }

    private boolean isNext(Object what) {
        Object first =
                waiting.stream().filter(grown::contains).findFirst().orElseGet(waiting::peek);
        return what.equals(first);
    }

    /** What has grown is over: its place is free. */
    synchronized void grown(Object what) {
        if (grown.remove(what)) {
            notifyAll();
        }
    }

    synchronized void release(long size) {
        records--;
        bytes -= size;
        wakeGrowing();
    }

    private void wakeGrowing() {
        if (!waiting.isEmpty()) {
            notifyAll();
        }
    }
}
