package io.serai.bench;

import io.serai.bench.contender.Task;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the replies that a {@code read_committed} consumer sees. */
final class Replies implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Departures departures;
    private final Histogram millis = new SynchronizedHistogram(3);
    private final Thread reader;
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closing;

    Replies(Task task, Departures departures) {
        this.departures = departures;
        Properties settings = new Properties();
        settings.put("bootstrap.servers", task.servers());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("group.id", "bench-replies-" + task.replies());
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(task.replies()));
        reader = Thread.ofPlatform().name("replies").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                var records = consumer.poll(Duration.ofMillis(50));
                records.forEach(this::latency);
                count.addAndGet(records.count());
            }
        } catch (WakeupException e) {
            closing = true;
        }
    }

    private void latency(ConsumerRecord<byte[], byte[]> record) {
        departures
                .since(new String(record.key(), StandardCharsets.UTF_8))
                .ifPresent(nanos -> millis.recordValue(nanos / 1_000_000));
    }

    int count() {
        return count.get();
    }

    /** Milliseconds from a paced request to its reply, of those that have come. */
    Histogram latencies() {
        return millis;
    }

    /** Whether so many came within that time. */
    boolean await(int replies, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (count.get() < replies && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return count.get() >= replies;
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
