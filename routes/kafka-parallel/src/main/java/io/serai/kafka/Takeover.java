package io.serai.kafka;

import io.serai.kafka.Rebalance.RebalanceParts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes partitions over where their last owner left them, or where their log begins by now. */
final class Takeover {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    private final Positions positions;
    private final KafkaParallelOptions options;
    private final RebalanceParts parts;

    Takeover(Positions positions, KafkaParallelOptions options, RebalanceParts parts) {
        this.positions = positions;
        this.options = options;
        this.parts = parts;
    }

    void of(Collection<TopicPartition> assigned) {
        if (assigned.isEmpty()) {
            return;
        }
        Map<String, Uuid> topics = positions.topics(assigned);
        Map<TopicPartition, OffsetAndMetadata> committed =
                positions.committed(Set.copyOf(assigned));
        Map<TopicPartition, Long> beginnings = positions.beginnings(assigned);
        Map<TopicPartition, Long> ends = positions.ends(assigned);
        boolean latest = options.getAutoOffsetReset().equals("latest");
        for (TopicPartition id : assigned) {
            long beginning = beginnings.getOrDefault(id, 0L);
            long end = ends.getOrDefault(id, beginning);
            OffsetAndMetadata offset = committed.get(id);
            Progress progress =
                    offset == null
                            ? Progress.from(latest ? end : beginning)
                            : ProgressCodec.decode(offset.offset(), offset.metadata());
            Uuid topic = topics.getOrDefault(id.topic(), Uuid.ZERO_UUID);
            take(id, fitting(id, progress, beginning, end, topic).in(topic), beginning);
        }
    }

    /** A mark says nothing of a topic of the same name that was made later. */
    private Progress fitting(
            TopicPartition id, Progress progress, long beginning, long end, Uuid topic) {
        if (!progress.speaksOf(topic)) {
            LOG.atWarn().log("The topic of {} was made anew: it is taken from its beginning", id);
            return Progress.from(beginning);
        }
        long reaches = progress.mark() + progress.done().length();
        return reaches > end ? startedAnew(id, progress, beginning) : progress;
    }

    /** The log ends before our mark: its end was lost. */
    private Progress startedAnew(TopicPartition id, Progress progress, long beginning) {
        parts.lost().add(id, beginning, progress.mark());
        return Progress.from(beginning);
    }

    private void take(TopicPartition id, Progress progress, long beginning) {
        if (!positions.moveTo(id, Math.max(progress.mark(), beginning))) {
            return;
        }
        Partition partition =
                new Partition(
                        id,
                        progress,
                        ProgressCodec.windowFor(options.getMaxMetadata()),
                        parts.slots(),
                        order(),
                        parts.lease());
        if (progress.mark() < beginning) {
            parts.lost().add(id, progress.mark(), beginning);
            partition.fetched(List.of(), beginning);
        }
        parts.holdings().add(partition);
        LOG.atDebug()
                .addKeyValue("partition", id)
                .log("Taken over at {}, begun up to {}", progress.mark(), progress.claimed());
    }

    private Order order() {
        return options.getOrder().equals("key")
                ? new KeyOrder(parts.deferred()::addNow)
                : Order.NONE;
    }
}
