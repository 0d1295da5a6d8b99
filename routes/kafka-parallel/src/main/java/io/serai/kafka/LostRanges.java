package io.serai.kafka;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that Kafka deleted before they were handled; remembered until the worker is restarted.
 */
final class LostRanges {
    private static final Logger LOG = LoggerFactory.getLogger(LostRanges.class);

    private final List<Range> ranges = new CopyOnWriteArrayList<>();

    /** The end is exclusive. */
    record Range(TopicPartition partition, long from, long to) {
        @Override
        public String toString() {
            return partition + " [" + from + ", " + to + ")";
        }
    }

    void add(TopicPartition partition, long from, long to) {
        ranges.add(new Range(partition, from, to));
        LOG.atError()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.partition())
                .log(
                        "Records {} to {} were deleted before they were handled: raise the topic's retention",
                        from,
                        to - 1);
    }

    List<Range> all() {
        return List.copyOf(ranges);
    }

    long records() {
        return ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
    }
}
