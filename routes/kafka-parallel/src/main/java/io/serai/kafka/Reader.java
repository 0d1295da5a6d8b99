package io.serai.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads deferred records again, in offset order, as soon as they are ready and places are free. */
final class Reader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int FURTHEST_READ_OVER = 500;

    private final DeferralQueue queue;
    private final Intake intake;
    private final Slots slots;
    private final Supplier<Consumer<byte[], byte[]>> opened;
    private final LostRanges lost;
    private final Map<TopicPartition, TreeMap<Long, DeferredRecord>> wanted = new HashMap<>();
    private volatile boolean running = true;

    Reader(
            DeferralQueue queue,
            Intake intake,
            Slots slots,
            Supplier<Consumer<byte[], byte[]>> opened,
            LostRanges lost) {
        this.queue = queue;
        this.intake = intake;
        this.slots = slots;
        this.opened = opened;
        this.lost = lost;
    }

    void end() {
        running = false;
    }

    @Override
    public void run() {
        while (running) {
            try (Consumer<byte[], byte[]> consumer = awaitFirst()) {
                work(consumer);
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("Deferred records cannot be read just now");
                queue.await(TICK.multipliedBy(10));
            } finally {
                giveBack();
            }
        }
    }

    /** Most routes never defer anything: the client is opened when one does. */
    private Consumer<byte[], byte[]> awaitFirst() {
        while (running && queue.ready() == 0) {
            queue.await(TICK);
        }
        return opened.get();
    }

    private void work(Consumer<byte[], byte[]> consumer) {
        while (running) {
            book();
            if (wanted.isEmpty()) {
                queue.await(TICK);
            } else {
                read(consumer);
            }
        }
    }

    /** Books places for what is ready. */
    private void book() {
        slots.expect(intake.isOpen() ? queue.ready() : 0);
        DeferredRecord next = queue.peek();
        while (next != null && intake.isOpen() && slots.tryTake(next.size())) {
            if (queue.take(next)) {
                wanted.computeIfAbsent(next.partition().id(), _ -> new TreeMap<>())
                        .put(next.offset(), next);
            } else {
                slots.release(next.size());
            }
            next = queue.peek();
        }
        slots.expect(intake.isOpen() ? queue.ready() : 0);
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        if (!consumer.assignment().equals(wanted.keySet())) {
            consumer.assign(wanted.keySet());
            wanted.keySet().forEach(partition -> consumer.seek(partition, next(partition)));
        }
        wanted.keySet().forEach(partition -> skip(consumer, partition));
        try {
            consumer.poll(TICK).forEach(this::hand);
            wanted.keySet().removeIf(partition -> passed(consumer, partition));
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions()
                    .keySet()
                    .forEach(partition -> passOver(consumer, partition));
        }
    }

    private long next(TopicPartition partition) {
        TreeMap<Long, DeferredRecord> records = wanted.get(partition);
        return records == null ? 0 : records.firstKey();
    }

    private void skip(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        long next = next(partition);
        long position = consumer.position(partition);
        if (next < position || next > position + FURTHEST_READ_OVER) {
            consumer.seek(partition, next);
        }
    }

    private void hand(ConsumerRecord<byte[], byte[]> consumed) {
        TopicPartition partition = new TopicPartition(consumed.topic(), consumed.partition());
        TreeMap<Long, DeferredRecord> records = wanted.get(partition);
        DeferredRecord deferred = records == null ? null : records.remove(consumed.offset());
        if (deferred != null && !intake.beginAgain(deferred, consumed)) {
            returned(deferred);
        }
    }

    /** What was read over without being found is not in the log any more. */
    private boolean passed(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        TreeMap<Long, DeferredRecord> records = wanted.getOrDefault(partition, new TreeMap<>());
        Map<Long, DeferredRecord> missing = records.headMap(consumer.position(partition));
        missing.values().forEach(this::vanish);
        missing.clear();
        return records.isEmpty();
    }

    private void passOver(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        long beginning =
                consumer.beginningOffsets(java.util.List.of(partition)).getOrDefault(partition, 0L);
        TreeMap<Long, DeferredRecord> records = wanted.getOrDefault(partition, new TreeMap<>());
        Map<Long, DeferredRecord> missing = records.headMap(beginning);
        missing.forEach((offset, _) -> lost.add(partition, offset, offset + 1));
        missing.values().forEach(this::vanish);
        missing.clear();
        if (records.isEmpty()) {
            wanted.remove(partition);
        }
    }

    private void vanish(DeferredRecord deferred) {
        deferred.partition().vanished(deferred.offset());
        slots.release(deferred.size());
    }

    private void returned(DeferredRecord deferred) {
        slots.release(deferred.size());
        if (deferred.partition().isOurs()) {
            queue.add(deferred);
        }
    }

    private void giveBack() {
        wanted.values().forEach(records -> records.values().forEach(this::returned));
        wanted.clear();
    }
}
