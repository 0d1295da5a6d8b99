package io.serai.kafka;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.errors.TimeoutException;

/** That of a producer which sends nothing to one topic any more, unlike any later producer. */
public final class Forgetful implements Partitioner {
    private static final AtomicReference<String> LOSES = new AtomicReference<>("");

    private String lost = "";

    /** The producer that is opened next, and only that. */
    static void loses(String topic) {
        LOSES.set(topic);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.containsKey("transactional.id")) {
            lost = LOSES.getAndSet("");
        }
    }

    @Override
    public int partition(
            String topic,
            Object key,
            byte[] keyBytes,
            Object value,
            byte[] valueBytes,
            Cluster cluster) {
        if (topic.equals(lost)) {
            throw new TimeoutException("Expiring 1 record(s): the request has not been sent");
        }
        return 0;
    }

    @Override
    public void close() {}
}
