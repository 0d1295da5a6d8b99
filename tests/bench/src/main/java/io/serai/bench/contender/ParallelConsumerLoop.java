package io.serai.bench.contender;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.CommitMode;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Confluent's Parallel Consumer: unordered, with its transactional producer. */
public final class ParallelConsumerLoop {
    private ParallelConsumerLoop() {}

    public static void main(String... arguments) throws InterruptedException {
        Task task = Task.of(arguments);
        Caller caller = new Caller(task);
        var options =
                ParallelConsumerOptions.<byte[], byte[]>builder()
                        .consumer(
                                new KafkaConsumer<>(
                                        task.consumer(),
                                        new ByteArrayDeserializer(),
                                        new ByteArrayDeserializer()))
                        .producer(
                                new KafkaProducer<>(
                                        task.producer(),
                                        new ByteArraySerializer(),
                                        new ByteArraySerializer()))
                        .ordering(ProcessingOrder.UNORDERED)
                        .commitMode(CommitMode.PERIODIC_TRANSACTIONAL_PRODUCER)
                        .commitInterval(Duration.ofMillis(100))
                        .maxConcurrency(task.inFlight())
                        .build();
        ParallelStreamProcessor<byte[], byte[]> processor =
                ParallelStreamProcessor.createEosStreamProcessor(options);
        processor.subscribe(List.of(task.requests()));
        processor.pollAndProduce(record ->
                new ProducerRecord<>(task.replies(), record.key(), caller.call(record.value())));
        Thread.currentThread().join();
    }
}
