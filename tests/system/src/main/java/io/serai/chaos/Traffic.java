package io.serai.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The producing team: a steady stream of requests, each with its mark, and single ones between. */
final class Traffic implements AutoCloseable {
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofMinutes(4);
    private static final int ORDERED_EACH = 5;

    /** Of one key after the other: each comes while the one before is called. */
    private static final int IN_A_ROW = 3;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Team team;
    private final Collection<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Collection<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger forgotten = new AtomicInteger();
    private volatile boolean flowing;
    private @Nullable Thread flow;

    Traffic(String servers, Team team) {
        this.team = team;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", servers,
                                "acks", "all",
                                "linger.ms", "5",
                                "max.in.flight.requests.per.connection", "1",
                                "metadata.max.age.ms", "5000",
                                "max.request.size", "8000000",
                                "max.block.ms", "180000",
                                "delivery.timeout.ms", "200000"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** One in five asks for order, with so many keys that each has time for its calls. */
    void flow(Staging staging) {
        flowing = true;
        long perKey = Math.max(1, staging.thinking().toSeconds());
        long keys = perKey * (staging.perSecond() / ORDERED_EACH + 1);
        flow = Thread.ofPlatform().name("traffic").start(() -> run(staging.perSecond(), keys));
    }

    private void run(int perSecond, long keys) {
        long pause = Duration.ofSeconds(1).toNanos() / perSecond;
        long due = System.nanoTime();
        for (int n = 0; flowing; n++) {
            due += pause;
            LockSupport.parkNanos(due - System.nanoTime());
            if (n % ORDERED_EACH == 0) {
                sendOrdered("k" + n / ORDERED_EACH / IN_A_ROW % keys);
            } else {
                String _ = send(Map.of());
            }
        }
    }

    private void sendOrdered(String key) {
        String id = nextId();
        send(id, team.orderedRequests(), key, prompt(id), Map.of());
    }

    /** One request like those of the stream; returns its id. */
    String send(Map<String, String> headers) {
        return send("", headers);
    }

    /** With so much more in its prompt. */
    String send(String padding, Map<String, String> headers) {
        String id = nextId();
        send(id, team.requests(), id, prompt(id + padding), headers);
        return id;
    }

    /** To the spare team's topic. */
    List<String> sendSpare(int count) {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String id = nextId();
            send(id, team.spareRequests(), id, prompt(id), Map.of());
            ids.add(id);
        }
        return acknowledged(ids);
    }

    /** Their topic goes: nobody will answer them. */
    void forget(List<String> ids) {
        sent.removeIf(each -> ids.contains(each.id()));
        forgotten.addAndGet(ids.size());
    }

    /** A request of any content, to that partition. */
    String send(int partition, byte @Nullable [] value) {
        String id = nextId();
        send(id, new ProducerRecord<>(team.requests(), partition, bytes(id), value));
        return id;
    }

    private String nextId() {
        return team.name() + "." + made.incrementAndGet();
    }

    private static byte[] prompt(String marker) {
        int end = marker.indexOf(' ');
        String id = end < 0 ? marker : marker.substring(0, end);
        String rest = end < 0 ? "" : marker.substring(end);
        return bytes(
                """
                {"model": "gpt-6-sol", "messages": [{"role": "user", "content": "hello [[marker:%s]]%s"}]}
                """
                        .formatted(id, rest));
    }

    private void send(
            String id, String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), value);
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        send(id, record);
    }

    private void send(String id, ProducerRecord<byte[], byte[]> record) {
        record.headers().add("serai-id", bytes(id));
        String key = new String(record.key(), StandardCharsets.UTF_8);
        var _ = producer.send(record, (at, failure) -> acknowledged(id, key, at, failure));
    }

    private void acknowledged(String id, String key, RecordMetadata at, @Nullable Exception e) {
        if (e == null) {
            sent.add(new Sent(id, at.topic(), at.partition(), at.offset(), key));
        } else {
            failures.add(id + ": " + e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<Sent> sentTo(String topic) {
        return sent.stream().filter(each -> each.topic().equals(topic)).toList();
    }

    /** Returns when Kafka has acknowledged all; throws when it never did. */
    void stop() {
        flowing = false;
        Patience.await("the last acknowledgement", LAST_ACKNOWLEDGEMENTS, this::isOver);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    failures.size()
                            + " requests never reached Kafka: "
                            + failures.iterator().next());
        }
    }

    /** The stream stands still; {@link #flow} goes on. */
    void pause() {
        flowing = false;
        Patience.await("the stream stands still", LAST_ACKNOWLEDGEMENTS, this::isOver);
    }

    /** Returns them when Kafka has them all. */
    List<String> acknowledged(List<String> ids) {
        Patience.await(
                "acknowledgements",
                LAST_ACKNOWLEDGEMENTS,
                () -> sent.stream().map(Sent::id).collect(Collectors.toSet()).containsAll(ids));
        return ids;
    }

    private boolean isOver() {
        boolean ended = flow == null || !flow.isAlive();
        return ended && sent.size() + failures.size() + forgotten.get() == made.get();
    }

    @Override
    public void close() {
        flowing = false;
        producer.close(Duration.ofSeconds(5));
    }
}
