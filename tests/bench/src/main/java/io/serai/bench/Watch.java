package io.serai.bench;

import io.serai.operator.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Counts the records that a {@code read_committed} consumer sees, and shows each. */
final class Watch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> each;
    private final Thread reader;
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closing;

    Watch(String servers, String topic) {
        this(servers, topic, _ -> {});
    }

    Watch(String servers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        this.each = each;
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("group.id", "watch-" + topic);
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        reader = Thread.ofPlatform().name("watch").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                var records = consumer.poll(Duration.ofMillis(50));
                records.forEach(each);
                count.addAndGet(records.count());
            }
        } catch (WakeupException e) {
            closing = true;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    int count() {
        return count.get();
    }

    /** Whether so many came within that time; throws when no more can be read. */
    boolean await(int records, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (count.get() < records && System.nanoTime() < end) {
            requireSound();
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return count.get() >= records;
    }

    private void requireSound() {
        RuntimeException seen = failure;
        if (seen != null) {
            throw new IllegalStateException("the replies cannot be read: " + Reason.of(seen), seen);
        }
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
