package io.serai.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** When each paced request was handed to the producer, and how long its reply took. */
final class Departures {
    private static final String PREFIX = "paced-";

    private final Map<String, Long> nanos = new ConcurrentHashMap<>();
    private final Histogram millis = new SynchronizedHistogram(3);

    static String key(int number) {
        return PREFIX + number;
    }

    void left(int number) {
        nanos.put(key(number), System.nanoTime());
    }

    /** A reply; those to requests that were not paced are passed over. */
    void answered(ConsumerRecord<byte[], byte[]> reply) {
        Long left = nanos.get(new String(reply.key(), StandardCharsets.UTF_8));
        if (left != null) {
            millis.recordValue((System.nanoTime() - left) / 1_000_000);
        }
    }

    /** Milliseconds from a paced request to its reply, or -1 where none has come. */
    long percentile(double percent) {
        return millis.getTotalCount() == 0 ? -1 : millis.getValueAtPercentile(percent);
    }
}
