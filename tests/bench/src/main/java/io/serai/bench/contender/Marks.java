package io.serai.bench.contender;

import java.util.PriorityQueue;

/** Up to where a partition is done without a gap; offsets begin at 0. */
final class Marks {
    private final PriorityQueue<Long> beyond = new PriorityQueue<>();
    private long position;

    void done(long offset) {
        beyond.add(offset);
        while (!beyond.isEmpty() && beyond.element() == position) {
            beyond.remove();
            position++;
        }
    }

    long position() {
        return position;
    }
}
