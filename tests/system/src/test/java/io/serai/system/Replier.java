package io.serai.system;

import io.serai.model.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;

/** Answers every new record of a topic as it is told, as far as its asker can see. */
final class Replier implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String replies;
    private final Function<String, List<String>> answers;
    private final Thread thread;

    Replier(String requests, String replies, Function<String, List<String>> answers) {
        this.replies = replies;
        this.answers = answers;
        consumer = Desk.consumer(requests);
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::answer);
            }
        } catch (WakeupException _) {
            // It was closed.
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> request) {
        Source source = new Source(request.topic(), request.partition(), request.offset());
        for (String answer : answers.apply(new String(request.value(), StandardCharsets.UTF_8))) {
            var reply =
                    new ProducerRecord<>(
                            replies, request.key(), answer.getBytes(StandardCharsets.UTF_8));
            reply.headers().add("serai-source", source.toString().getBytes(StandardCharsets.UTF_8));
            Desk.send(reply);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
