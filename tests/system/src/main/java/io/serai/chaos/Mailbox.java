package io.serai.chaos;

import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import io.serai.codec.SeraiHeaders;
import io.serai.codec.StateHeaders;
import io.serai.processor.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads all that Serai writes for a team, as a team would: read_committed, all the time. */
final class Mailbox implements AutoCloseable {
    private static final Duration PARTITIONS_EVERY = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Team team;
    private final List<String> topics = new CopyOnWriteArrayList<>();
    private final Collection<Received> received = new ConcurrentLinkedQueue<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closing;
    private long looked;

    Mailbox(String servers, Team team) {
        this.team = team;
        topics.addAll(team.replyTopics());
        topics.add(team.parked());
        topics.add(DeadLetters.TOPIC);
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", servers,
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest",
                                "allow.auto.create.topics", "false",
                                "default.api.timeout.ms", "5000"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        looked = System.nanoTime() - PARTITIONS_EVERY.toNanos();
        reader = Thread.ofPlatform().daemon().name("mailbox").start(this::read);
    }

    /** Reads that one, too. */
    void follow(String topic) {
        topics.add(topic);
    }

    void forget(String topic) {
        topics.remove(topic);
    }

    /** Whether it knows partitions of that one. */
    boolean reads(String topic) {
        return positions.keySet().stream().anyMatch(id -> id.topic().equals(topic));
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                look();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void look() {
        try {
            assign();
            consumer.poll(Duration.ofMillis(50)).forEach(this::take);
            consumer.assignment().forEach(id -> positions.put(id, consumer.position(id)));
        } catch (KafkaException | IllegalStateException e) {
            Patience.pass(Duration.ofMillis(100)); // Kafka is away, or nothing is there yet
        }
    }

    /** Topics come, and partitions are added. */
    private void assign() {
        if (System.nanoTime() - looked < PARTITIONS_EVERY.toNanos()) {
            return;
        }
        var there = consumer.listTopics();
        consumer.assign(
                topics.stream()
                        .flatMap(topic -> there.getOrDefault(topic, List.of()).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList());
        positions.keySet().retainAll(consumer.assignment());
        looked = System.nanoTime();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String source = source(record);
        boolean shared = record.topic().equals(DeadLetters.TOPIC);
        if (shared && !source.startsWith(team.requests())) {
            return; // of another scenario
        }
        Received each =
                new Received(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key() == null
                                ? ""
                                : new String(record.key(), StandardCharsets.UTF_8),
                        source,
                        record.timestamp(),
                        kind(record));
        received.add(each);
        if (each.kind() instanceof Received.Terminal) {
            answered.add(source);
        }
    }

    private String source(ConsumerRecord<byte[], byte[]> record) {
        boolean state =
                record.topic().equals(DeadLetters.TOPIC) || record.topic().equals(team.parked());
        var header = record.headers().lastHeader(state ? StateHeaders.SOURCE : SeraiHeaders.SOURCE);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private Received.Kind kind(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(DeadLetters.TOPIC)) {
            return new Received.DeadLetter();
        }
        if (record.topic().equals(team.parked())) {
            return new Received.Parked();
        }
        return ReplyCodec.decode(record.value())
                .map(Mailbox::kind)
                .orElseGet(Received.Unreadable::new);
    }

    private static Received.Kind kind(Reply reply) {
        return reply.terminal() ? Received.Terminal.of(reply) : new Received.Notice();
    }

    /** Throws where its reader has failed: what came since is not known. */
    List<Received> received() {
        RuntimeException seen = failure;
        if (seen != null) {
            throw new IllegalStateException("the reader of the replies failed", seen);
        }
        return List.copyOf(received);
    }

    /** Sources of the requests with a terminal reply. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }

    /** Sources of the requests that are parked and not answered. */
    Set<String> waiting() {
        return received.stream()
                .filter(each -> each.kind() instanceof Received.Parked)
                .map(Received::source)
                .filter(source -> !answered.contains(source))
                .collect(Collectors.toSet());
    }

    boolean hasAnswer(String source) {
        return answered.contains(source);
    }

    /** How far it has read, of what it has read. */
    long position(TopicPartition id) {
        return Objects.requireNonNullElse(positions.get(id), 0L);
    }

    /** The partitions it reads. */
    Set<TopicPartition> all() {
        return positions.keySet().stream()
                .filter(id -> topics.contains(id.topic()))
                .collect(Collectors.toSet());
    }

    /** Those of them that are its team's alone. */
    Set<TopicPartition> own() {
        return all().stream()
                .filter(id -> !id.topic().equals(DeadLetters.TOPIC))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
