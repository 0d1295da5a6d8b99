package io.serai.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** When each offset was first seen as committed by its group. */
final class Claims {
    private final Map<TopicPartition, Map<Long, Long>> firstSeen = new HashMap<>();
    private final Map<TopicPartition, Long> marks = new HashMap<>();

    /** A group's progress as it was known at that time, in milliseconds. */
    synchronized void saw(TopicPartition id, Progress progress, long at) {
        Map<Long, Long> seen = firstSeen.computeIfAbsent(id, _ -> new HashMap<>());
        for (long offset = mark(id); offset < progress.mark(); offset++) {
            seen.putIfAbsent(offset, at);
        }
        progress.beyond().stream().forEach(bit -> seen.putIfAbsent(progress.mark() + bit, at));
        marks.merge(id, progress.mark(), Math::max);
    }

    private long mark(TopicPartition id) {
        return marks.getOrDefault(id, 0L);
    }

    synchronized OptionalLong firstSeen(String topic, int partition, long offset) {
        Map<Long, Long> seen =
                firstSeen.getOrDefault(new TopicPartition(topic, partition), Map.of());
        Long at = seen.get(offset);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }
}
