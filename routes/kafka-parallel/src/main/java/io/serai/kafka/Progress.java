package io.serai.kafka;

import java.util.BitSet;

/**
 * How far a partition has been worked off, as it is committed: everything below {@code mark} is
 * done; bit n of {@code done} says that offset mark + n is done too; no record at or above {@code
 * claimed} has ever been begun.
 */
record Progress(long mark, long claimed, BitSet done) {

    Progress {
        done = (BitSet) done.clone();
    }

    static Progress from(long offset) {
        return new Progress(offset, offset, new BitSet());
    }

    boolean isDone(long offset) {
        return offset < mark || done.get(Math.toIntExact(offset - mark));
    }
}
