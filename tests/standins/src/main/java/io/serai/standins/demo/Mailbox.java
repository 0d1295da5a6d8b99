package io.serai.standins.demo;

import io.serai.codec.ReplyCodec;
import io.serai.codec.SeraiHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the replies as a team would: read_committed, in a thread of its own. */
public final class Mailbox implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final InstantSource clock;
    private final List<Received> received = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private final Thread reader;
    private volatile boolean closing;

    public Mailbox(String servers, String topic, InstantSource clock) {
        this.clock = clock;
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("group.id", "demo-" + UUID.randomUUID());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        reader = Thread.ofPlatform().name("mailbox").start(this::read);
    }

    private void read() {
        try {
            while (!closing) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::take);
            }
        } catch (WakeupException e) {
            closing = true;
        } finally {
            consumer.close();
        }
    }

    private synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        ReplyCodec.decode(record.value())
                .ifPresent(reply -> {
                    Received each =
                            new Received(
                                    header(record, SeraiHeaders.SOURCE),
                                    header(record, SeraiHeaders.REPLAY),
                                    reply,
                                    clock.instant());
                    received.add(each);
                    if (reply.terminal()) {
                        answered.add(each.source());
                    }
                });
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Requests with a terminal reply. */
    public synchronized int answered() {
        return answered.size();
    }

    /** Answered requests that had been parked. */
    public synchronized int drained() {
        return (int)
                received.stream()
                        .filter(each -> each.reply().terminal())
                        .filter(each -> each.reply().parked().isPositive())
                        .map(Received::source)
                        .distinct()
                        .count();
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
