package io.serai.bench.contender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The ceiling: a consumer, a virtual thread per record, an HTTP client and one transaction per 100
 * ms. No Camel, no failover, no rebalance, nothing survives a fault.
 */
public final class BareLoop {
    private static final Duration COMMIT_EVERY = Duration.ofMillis(100);

    private final Task task;
    private final Caller caller;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, Marks> marks = new HashMap<>();
    private volatile @Nullable ConsumerGroupMetadata member;

    private record Answered(ConsumerRecord<byte[], byte[]> request, byte[] answer) {}

    private BareLoop(Task task) {
        this.task = task;
        caller = new Caller(task);
    }

    public static void main(String... arguments) {
        BareLoop loop = new BareLoop(Task.of(arguments));
        Thread.ofPlatform().name("commit").start(loop::commitForEver);
        loop.pollForEver();
    }

    private void pollForEver() {
        try (var consumer =
                new KafkaConsumer<>(
                        task.consumer(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(task.requests()));
            while (true) {
                if (inFlight.get() < task.inFlight()) {
                    consumer.resume(consumer.paused());
                } else {
                    consumer.pause(consumer.assignment());
                }
                consumer.poll(Duration.ofMillis(10)).forEach(this::begin);
                member = consumer.groupMetadata();
            }
        }
    }

    private void begin(ConsumerRecord<byte[], byte[]> record) {
        inFlight.incrementAndGet();
        threads.execute(() -> answered.add(new Answered(record, caller.call(record.value()))));
    }

    private void commitForEver() {
        try (var producer =
                new KafkaProducer<>(
                        task.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            while (true) {
                LockSupport.parkNanos(COMMIT_EVERY.toNanos());
                ConsumerGroupMetadata now = member;
                if (now != null && !answered.isEmpty()) {
                    commit(producer, now);
                }
            }
        }
    }

    private void commit(KafkaProducer<byte[], byte[]> producer, ConsumerGroupMetadata member) {
        List<Answered> batch = new ArrayList<>();
        for (Answered each = answered.poll(); each != null; each = answered.poll()) {
            batch.add(each);
        }
        producer.beginTransaction();
        for (Answered each : batch) {
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    task.replies(), each.request().key(), each.answer()));
            marks.computeIfAbsent(partition(each.request()), _ -> new Marks())
                    .done(each.request().offset());
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        marks.forEach((partition, mark) ->
                offsets.put(partition, new OffsetAndMetadata(mark.position())));
        producer.sendOffsetsToTransaction(offsets, member);
        producer.commitTransaction();
        inFlight.addAndGet(-batch.size());
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
