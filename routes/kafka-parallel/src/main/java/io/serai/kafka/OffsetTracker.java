package io.serai.kafka;

import java.util.BitSet;
import java.util.Collection;
import org.apache.kafka.common.Uuid;

/**
 * Which offsets of one partition are done, in any order of completion. Offsets that the log does
 * not hold (transaction markers, compaction) count as done. Not thread-safe: {@link Partition}
 * guards it.
 */
final class OffsetTracker {
    private final Uuid topic;
    private final int window;
    private long mark;
    private long position;
    private BitSet done;

    OffsetTracker(Progress committed, int window) {
        this.topic = committed.topic();
        this.window = window;
        this.mark = committed.mark();
        this.position = committed.mark();
        this.done = committed.done();
        settle();
    }

    Uuid topic() {
        return topic;
    }

    long mark() {
        return mark;
    }

    long position() {
        return position;
    }

    int completedBeyondMark() {
        return done.cardinality();
    }

    /**
     * The window is counted from the mark, because the metadata must hold one bit for each of its
     * offsets.
     */
    boolean fits(long offset) {
        return position == mark || offset < mark + window;
    }

    boolean isDone(long offset) {
        return offset < mark || (offset < mark + done.length() && done.get((int) (offset - mark)));
    }

    /** The log has no record between the last one begun and this offset. */
    void reach(long offset) {
        if (offset <= position) {
            return;
        }
        if (position == mark) {
            int skipped = (int) Math.min(offset - mark, done.length());
            done = done.get(skipped, done.length());
            mark = offset;
        } else {
            done.set(Math.toIntExact(position - mark), Math.toIntExact(offset - mark));
        }
        position = offset;
        settle();
    }

    /** Begins the record at this offset, unless it was completed in an earlier life. */
    boolean begin(long offset) {
        reach(offset);
        position = Math.max(position, offset + 1);
        return !isDone(offset);
    }

    /** The progress to commit when these offsets are done besides what is done already. */
    Progress with(Collection<Long> offsets, long claimed) {
        OffsetTracker copy = new OffsetTracker(new Progress(topic, mark, claimed, done), window);
        copy.position = position;
        copy.complete(offsets);
        return new Progress(topic, copy.mark, Math.max(claimed, copy.mark), copy.done);
    }

    void complete(Collection<Long> offsets) {
        for (long offset : offsets) {
            if (offset >= mark) {
                done.set(Math.toIntExact(offset - mark));
            }
        }
        settle();
    }

    private void settle() {
        int finished = done.nextClearBit(0);
        if (finished > 0) {
            mark += finished;
            done = done.get(finished, Math.max(finished, done.length()));
            position = Math.max(position, mark);
        }
    }
}
