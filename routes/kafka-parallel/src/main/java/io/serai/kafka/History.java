package io.serai.kafka;

import org.jspecify.annotations.Nullable;

/** What happened to a record before a delivery, as far as this worker knows. */
record History(boolean possiblyRepeated, int redeliveries, @Nullable Memory memory) {
    static final History NONE = new History(false, 0, null);

    /**
     * What a route wants to know when the record is delivered again. {@code acted}: who does not
     * know it must take the record for possibly repeated.
     */
    record Memory(Object value, boolean acted) {}

    /** Before the first delivery by this worker. */
    static History before(boolean possiblyRepeated) {
        return new History(possiblyRepeated, 0, null);
    }

    /** Delivered once more, after whatever the last delivery may have done. */
    History repeated(int count) {
        return new History(true, count, memory);
    }

    /** Deferred; what the route remembers accounts for all that was before. */
    History deferred(@Nullable Memory remembered) {
        return remembered == null
                ? new History(possiblyRepeated, 0, memory)
                : new History(false, 0, remembered);
    }

    /** Whether another worker must take the record for possibly repeated. */
    boolean mayHaveActed() {
        return possiblyRepeated || (memory != null && memory.acted());
    }
}
