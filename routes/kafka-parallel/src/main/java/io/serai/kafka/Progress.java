package io.serai.kafka;

import java.util.BitSet;
import org.apache.kafka.common.Uuid;

/**
 * How far a partition has been worked off, as it is committed: everything below {@code mark} is
 * done; bit n of {@code done} says that offset mark + n is done too; no record at or above {@code
 * claimed} has ever been begun.
 *
 * @param topic the id of the topic it speaks of: one that is deleted and made anew under the same
 *     name has another; {@link Uuid#ZERO_UUID} where that is not known
 */
record Progress(Uuid topic, long mark, long claimed, BitSet done) {

    Progress {
        done = (BitSet) done.clone();
    }

    static Progress from(long offset) {
        return new Progress(Uuid.ZERO_UUID, offset, offset, new BitSet());
    }

    /** The same, said of this topic. */
    Progress in(Uuid id) {
        return new Progress(id, mark, claimed, done);
    }

    /** False if it speaks of another topic that had the same name. */
    boolean speaksOf(Uuid id) {
        return topic.equals(Uuid.ZERO_UUID) || id.equals(Uuid.ZERO_UUID) || topic.equals(id);
    }

    boolean isDone(long offset) {
        return offset < mark || done.get(Math.toIntExact(offset - mark));
    }
}
