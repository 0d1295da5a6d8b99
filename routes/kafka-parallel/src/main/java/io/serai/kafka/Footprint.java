package io.serai.kafka;

/**
 * The bytes that one delivery has in flight. What is reserved for something read from elsewhere is
 * given back once the delivery is over, however late its thread got it.
 */
final class Footprint {
    private final Slots slots;
    private long bytes;
    private long reserved;
    private boolean over;

    /**
     * @param bytes already taken from the slots, with the delivery's place
     */
    Footprint(Slots slots, long bytes) {
        this.slots = slots;
        this.bytes = bytes;
    }

    synchronized void grow(long more) {
        bytes += more;
        slots.grow(more);
    }

    /** Waits in turn for room; where nobody else has any, the first is let through in any case. */
    void reserve(long more) throws InterruptedException {
        slots.growWithRoom(this, more);
        synchronized (this) {
            reserved += more;
            if (over) {
                giveBackReserved();
            }
        }
    }

    private void giveBackReserved() {
        slots.grow(-reserved);
        reserved = 0;
        slots.grown(this);
    }

    /** Others that grow need not wait for what this one has read from elsewhere. */
    synchronized void end() {
        over = true;
        giveBackReserved();
    }

    synchronized void begin() {
        over = false;
    }

    /** Frees the place and all bytes. */
    synchronized void free() {
        end();
        slots.release(bytes);
        bytes = 0;
    }
}
