package io.serai.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Partitions that bring nothing although they are asked for records: without a leader, say. Their
 * deferred records stand aside until something comes. Used by the reader's thread alone.
 */
final class Silence {
    private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

    /** Places that are held for longer keep others from working. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final DeferralQueue queue;
    private final Map<TopicPartition, Long> askedSince = new HashMap<>();
    private final Map<TopicPartition, Long> silent = new HashMap<>();

    Silence(DeferralQueue queue) {
        this.queue = queue;
    }

    /** Who is silent, and the position at which it is listened to. */
    Map<TopicPartition, Long> partitions() {
        return silent;
    }

    /** These and no others are asked for records. */
    void asked(Set<TopicPartition> partitions) {
        askedSince.keySet().retainAll(partitions);
        partitions.forEach(partition -> askedSince.putIfAbsent(partition, System.nanoTime()));
    }

    /** True if that has been so for too long: it is silent from now on. */
    boolean nothingFrom(TopicPartition partition, long position) {
        Long since = askedSince.get(partition);
        if (since == null || System.nanoTime() - since < LONGEST.toNanos()) {
            return false;
        }
        LOG.atWarn().log("{} brings nothing just now: its deferred records wait apart", partition);
        queue.setAside(partition);
        silent.put(partition, position);
        return true;
    }

    void broken(TopicPartition partition) {
        askedSince.remove(partition);
        if (silent.remove(partition) != null) {
            queue.takeIn(partition);
        }
    }

    /** Nobody listens any more. */
    void end() {
        askedSince.clear();
        silent.keySet().forEach(queue::takeIn);
        silent.clear();
    }
}
