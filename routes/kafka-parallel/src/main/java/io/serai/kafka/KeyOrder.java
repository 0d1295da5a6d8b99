package io.serai.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The records of each key, one at a time: the next begins when the one before is
 * <em>committed</em>, not when its route returns. So no failed, refused or postponed commit lets
 * results of a key change places, and after a crash nothing is repeated behind what follows it. A
 * record without a key waits for nobody.
 *
 * <p>Those that wait hold neither a place nor their body; they are read again, as deferred records
 * are. Keys are told apart by their hash: two with the same one wait for each other, which is rare
 * and harms nobody.
 */
final class KeyOrder implements Order {
    private final Consumer<DeferredRecord> next;
    private final Map<Integer, Deque<DeferredRecord>> behind = new HashMap<>();
    private final Map<Long, Integer> open = new HashMap<>();
    private int waiting;

    /**
     * @param next takes each record whose turn has come
     */
    KeyOrder(Consumer<DeferredRecord> next) {
        this.next = next;
    }

    @Override
    public boolean holdsBack(byte @Nullable [] key) {
        return key != null && behind.containsKey(Utils.murmur2(key));
    }

    @Override
    public void begun(byte @Nullable [] key, long offset) {
        if (key != null) {
            int hash = Utils.murmur2(key);
            behind.put(hash, new ArrayDeque<>(1));
            open.put(offset, hash);
        }
    }

    @Override
    public void waits(byte[] key, DeferredRecord record) {
        Deque<DeferredRecord> queue = behind.get(Utils.murmur2(key));
        if (queue == null) {
            throw new IllegalStateException("No record holds back " + record);
        }
        queue.add(record);
        waiting++;
    }

    @Override
    public void done(long offset) {
        Integer hash = open.remove(offset);
        Deque<DeferredRecord> queue = hash == null ? null : behind.get(hash);
        DeferredRecord successor = queue == null ? null : queue.poll();
        if (successor != null) {
            waiting--;
            open.put(successor.offset(), hash);
            next.accept(successor);
        } else if (queue != null) {
            behind.remove(hash);
        }
    }

    @Override
    public int waiting() {
        return waiting;
    }
}
