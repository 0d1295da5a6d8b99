package io.serai.bench;

import io.serai.bench.contender.Task;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts requests on the topic. */
final class Load implements AutoCloseable {
    private static final String BEGINNING =
            "{\"model\": \"gpt-6-sol\", \"messages\": [{\"role\": \"user\", \"content\": \"";
    private static final String END = "\"}]}";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Task task;
    private final byte[] request;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Load(Task task, int requestBytes) {
        this.task = task;
        int filler = Math.max(1, requestBytes - BEGINNING.length() - END.length());
        request = (BEGINNING + "x".repeat(filler) + END).getBytes(StandardCharsets.UTF_8);
        Properties settings = new Properties();
        settings.put("bootstrap.servers", task.servers());
        settings.put("acks", "all");
        settings.put("linger.ms", "5");
        // An idempotent producer's first batches may never get into a new topic (KAFKA-15591).
        settings.put("enable.idempotence", "false");
        settings.put("max.request.size", Integer.toString(2 * 1024 * 1024));
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns when all are acknowledged; throws where one is not. */
    void send(int count) {
        for (int i = 0; i < count; i++) {
            send("r" + i);
        }
        flush();
    }

    /** One after the other, so many per second; tells when each was handed over. */
    void pace(int count, int perSecond, Departures departures) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            departures.left(i);
            send(Departures.key(i));
        }
        flush();
    }

    private void flush() {
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw new IllegalStateException("a request did not get into Kafka", first);
        }
    }

    private void send(String key) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                task.requests(), key.getBytes(StandardCharsets.UTF_8), request),
                        (_, e) -> failure.compareAndSet(null, e));
    }

    @Override
    public void close() {
        producer.close();
    }
}
