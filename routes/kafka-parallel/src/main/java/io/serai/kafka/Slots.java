package io.serai.kafka;

import org.jspecify.annotations.Nullable;

/** The places of one end point: its own budget and, where given, its worker's shared one. */
final class Slots {
    private final InFlightBudget own;
    private final @Nullable InFlightBudget shared;
    private int expected;

    Slots(InFlightBudget own, @Nullable InFlightBudget shared) {
        this.own = own;
        this.shared = shared;
    }

    int free() {
        return shared == null ? own.free() : Math.min(own.free(), shared.free());
    }

    boolean hasRoomForNew() {
        return own.hasRoomForNew() && (shared == null || shared.hasRoomForNew());
    }

    boolean tryTake(long size) {
        if (!own.tryTake(size)) {
            return false;
        }
        if (shared == null || shared.tryTake(size)) {
            return true;
        }
        own.release(size);
        return false;
    }

    void grow(long size) {
        own.grow(size);
        if (shared != null) {
            shared.grow(size);
        }
    }

    /** Grows by so much once the worker has room for it. */
    void growWithRoom(Object what, long size) throws InterruptedException {
        if (shared == null) {
            own.growWithRoom(what, size);
        } else {
            shared.growWithRoom(what, size);
            own.grow(size);
        }
    }

    /** What has grown with room is over. */
    void grown(Object what) {
        (shared == null ? own : shared).grown(what);
    }

    void release(long size) {
        own.release(size);
        if (shared != null) {
            shared.release(size);
        }
    }

    /**
     * So many deferred records are ready: they get the next free places, as far as this end point
     * may use them.
     */
    synchronized void expect(int ready) {
        int usable = Math.min(ready, own.free());
        own.expect(usable - expected);
        if (shared != null) {
            shared.expect(usable - expected);
        }
        expected = usable;
    }

    int records() {
        return own.records();
    }

    long bytes() {
        return own.bytes();
    }
}
