package io.serai.operator;

import io.serai.model.RecordHeader;
import io.serai.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes requests to a topic. */
record RequestSender(
        Connection connection, String topic, byte @Nullable [] key, List<RecordHeader> headers) {
    /** What Kafka took, by its place; what it did not take is told to {@code refused}. */
    Map<Source, RequestInput> send(
            List<RequestInput> inputs, BiConsumer<RequestInput, Throwable> refused)
            throws InterruptedException {
        try (var producer = connection.producer()) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            for (RequestInput input : inputs) {
                answers.add(producer.send(record(input)));
            }
            producer.flush();
            return places(inputs, answers, refused);
        }
    }

    private ProducerRecord<byte[], byte[]> record(RequestInput input) {
        var record = new ProducerRecord<byte[], byte[]>(topic, key, input.value());
        headers.forEach(header -> record.headers().add(header.name(), header.value()));
        return record;
    }

    private static Map<Source, RequestInput> places(
            List<RequestInput> inputs,
            List<Future<RecordMetadata>> answers,
            BiConsumer<RequestInput, Throwable> refused)
            throws InterruptedException {
        Map<Source, RequestInput> places = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            try {
                RecordMetadata at = answers.get(i).get();
                places.put(new Source(at.topic(), at.partition(), at.offset()), inputs.get(i));
            } catch (ExecutionException e) {
                refused.accept(inputs.get(i), e.getCause() == null ? e : e.getCause());
            }
        }
        return places;
    }
}
