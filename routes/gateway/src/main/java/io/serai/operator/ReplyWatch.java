package io.serai.operator;

import io.serai.codec.Reply;
import io.serai.codec.ReplyCodec;
import io.serai.codec.SeraiHeaders;
import io.serai.model.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads reply topics from where they ended when it was opened: open it before sending. */
final class ReplyWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> reader;

    ReplyWatch(Connection connection, List<KnownTopic> topics) {
        reader = connection.reader();
        var partitions = topics.stream().flatMap(topic -> topic.partitions().stream()).toList();
        reader.assign(partitions);
        reader.endOffsets(partitions).forEach(reader::seek);
    }

    /** Told of each reply to one of the requests that are waited for. */
    interface Listener {
        /** The request waits for a provider; its answer is still to come. */
        void parked(RequestInput request, Source source);

        void answered(RequestInput request, Source source, Reply reply, byte[] raw);
    }

    /** Takes requests out of {@code waiting} as they are answered, until all are or time is up. */
    void await(Map<Source, RequestInput> waiting, Duration timeOut, Listener listener) {
        long started = System.nanoTime();
        while (!waiting.isEmpty() && System.nanoTime() - started < timeOut.toNanos()) {
            reader.poll(POLL).forEach(record -> take(record, waiting, listener));
        }
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> record,
            Map<Source, RequestInput> waiting,
            Listener listener) {
        Source source = source(record).orElse(null);
        RequestInput request = source == null ? null : waiting.get(source);
        byte[] raw = record.value();
        Reply reply = raw == null ? null : ReplyCodec.decode(raw).orElse(null);
        if (source == null || request == null || reply == null) {
            return;
        }
        if (reply.terminal()) {
            waiting.remove(source);
            listener.answered(request, source, reply, raw);
        } else {
            listener.parked(request, source);
        }
    }

    private static Optional<Source> source(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.ofNullable(record.headers().lastHeader(SeraiHeaders.SOURCE))
                    .map(header ->
                            Source.parse(new String(header.value(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
