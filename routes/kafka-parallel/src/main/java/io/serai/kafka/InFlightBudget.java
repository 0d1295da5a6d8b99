package io.serai.kafka;

/**
 * How many records, and how many bytes of them and of what they produced, may be in flight; shared
 * by several end points of a worker where they are given the same one. The last record taken may
 * exceed the bytes.
 */
public final class InFlightBudget {
    private final int maxRecords;
    private final long maxBytes;
    private int records;
    private long bytes;
    private int expected;

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
        return bytes < maxBytes ? maxRecords - records : 0;
    }

    /** Whether a record nobody waits for may begin: places for those expected back stay free. */
    synchronized boolean hasRoomForNew() {
        return bytes < maxBytes && records + expected < maxRecords;
    }

    /** Records that are due again and get the next places. */
    synchronized void expect(int change) {
        expected += change;
    }

    synchronized boolean tryTake(long size) {
        if (records >= maxRecords || bytes >= maxBytes) {
            return false;
        }
        records++;
        bytes += size;
        return true;
    }

    synchronized void grow(long size) {
        bytes += size;
    }

    synchronized void release(long size) {
        records--;
        bytes -= size;
    }
}
