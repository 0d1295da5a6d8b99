package io.serai.kafka;

import org.jspecify.annotations.Nullable;

/** Which records of one partition wait for others. Not thread-safe: {@link Partition} guards it. */
interface Order {
    /** Every record begins as soon as there is a place. */
    Order NONE = new None();

    /** Whether a record of this key would have to wait. */
    boolean holdsBack(byte @Nullable [] key);

    void begun(byte @Nullable [] key, long offset);

    /** This record of the key waits, outside memory, until those before it are done. */
    void waits(byte[] key, DeferredRecord record);

    /** Committed, or gone from the log: the next one's turn. */
    void done(long offset);

    int waiting();

    /** No order at all, at no cost. */
    record None() implements Order {
        @Override
        public boolean holdsBack(byte @Nullable [] key) {
            return false;
        }

        @Override
        public void begun(byte @Nullable [] key, long offset) {
            // Holds nobody back.
        }

        @Override
        public void waits(byte[] key, DeferredRecord record) {
            throw new IllegalStateException("Nothing waits without an order, but " + record);
        }

        @Override
        public void done(long offset) {
            // Nobody waits for it.
        }

        @Override
        public int waiting() {
            return 0;
        }
    }
}
