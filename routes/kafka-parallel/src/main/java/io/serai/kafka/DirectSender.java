package io.serai.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends outside of any delivery: one record with a plain idempotent producer, several in one
 * transaction.
 */
final class DirectSender implements AutoCloseable {
    private final Supplier<Producer<byte[], byte[]>> plainOpened;
    private final Function<String, Producer<byte[], byte[]>> transactionalOpened;
    private final Map<String, Producer<byte[], byte[]>> transactional = new HashMap<>();
    private @Nullable Producer<byte[], byte[]> plain;

    DirectSender(
            Supplier<Producer<byte[], byte[]>> plainOpened,
            Function<String, Producer<byte[], byte[]>> transactionalOpened) {
        this.plainOpened = plainOpened;
        this.transactionalOpened = transactionalOpened;
    }

    /** Returns when the broker has acknowledged all. */
    void send(String endpoint, List<Enlisted> records) {
        if (records.size() == 1) {
            await(List.of(plain().send(records.getFirst().record())));
        } else if (!records.isEmpty()) {
            sendTogether(endpoint, records);
        }
    }

    private synchronized void sendTogether(String endpoint, List<Enlisted> records) {
        Producer<byte[], byte[]> producer = transactional(endpoint);
        try {
            producer.beginTransaction();
            records.forEach(enlisted -> {
                var _ = producer.send(enlisted.record());
            });
            producer.commitTransaction();
        } catch (RuntimeException e) {
            transactional.remove(endpoint);
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private Producer<byte[], byte[]> transactional(String endpoint) {
        return transactional.computeIfAbsent(endpoint, this::initialised);
    }

    private Producer<byte[], byte[]> initialised(String endpoint) {
        Producer<byte[], byte[]> producer = transactionalOpened.apply(endpoint);
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private synchronized Producer<byte[], byte[]> plain() {
        Producer<byte[], byte[]> open = plain;
        if (open == null) {
            open = plainOpened.get();
            plain = open;
        }
        return open;
    }

    private static void await(List<? extends Future<?>> sends) {
        try {
            for (Future<?> send : sends) {
                send.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public synchronized void close() {
        List<Producer<byte[], byte[]>> all = new ArrayList<>(transactional.values());
        if (plain != null) {
            all.add(plain);
        }
        all.forEach(producer -> producer.close(Duration.ofSeconds(5)));
        transactional.clear();
        plain = null;
    }
}
