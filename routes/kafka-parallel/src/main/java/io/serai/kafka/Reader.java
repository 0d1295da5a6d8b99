package io.serai.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads deferred records again, in offset order, as soon as they are ready and places are free. For
 * a partition that brings nothing no places are held: it is listened to until it brings something.
 */
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
    private final Silence silence;
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
        this.silence = new Silence(queue);
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
            if (wanted.isEmpty() && silence.partitions().isEmpty()) {
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
        assign(consumer);
        wanted.keySet().forEach(partition -> skip(consumer, partition));
        try {
            poll(consumer);
            wanted.keySet().removeIf(partition -> passed(consumer, partition));
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions()
                    .keySet()
                    .forEach(partition -> passOver(consumer, partition));
        }
    }

    private void assign(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> all = new HashSet<>(wanted.keySet());
        all.addAll(silence.partitions().keySet());
        if (!consumer.assignment().equals(all)) {
            consumer.assign(all);
            wanted.keySet().forEach(partition -> consumer.seek(partition, next(partition)));
            silence.partitions().forEach(consumer::seek);
        }
        silence.asked(wanted.keySet());
    }

    /** Where a position has moved, the partition is there, whatever came of it. */
    private void poll(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> before = new HashMap<>();
        consumer.assignment()
                .forEach(partition -> before.put(partition, consumer.position(partition)));
        consumer.poll(TICK).forEach(this::hand);
        before.forEach((partition, position) -> {
            if (consumer.position(partition) != position) {
                silence.broken(partition);
            } else if (silence.nothingFrom(partition, position)) {
                giveBack(wanted.remove(partition));
            }
        });
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
        silence.broken(partition);
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
            queue.putBack(deferred);
        }
    }

    private void giveBack() {
        wanted.values().forEach(this::giveBack);
        wanted.clear();
        silence.end();
    }

    private void giveBack(@Nullable Map<Long, DeferredRecord> records) {
        if (records != null) {
            records.values().forEach(this::returned);
        }
    }
}
