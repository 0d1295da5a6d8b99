package io.serai.operator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Where topics begin and end, and how far groups have come, as a read-committed reader sees it. */
record Offsets(Admin admin) {
    /** What the group has not done; a partition that is done has no span. */
    List<Span> unread(String topic, String group) {
        var partitions = partitions(List.of(topic));
        var begin = at(partitions, OffsetSpec.earliest());
        var marks = marks(group);
        List<Span> unread = new ArrayList<>();
        at(partitions, OffsetSpec.latest())
                .forEach((partition, end) -> {
                    long oldest = begin.getOrDefault(partition, 0L);
                    long mark = marks.getOrDefault(partition, 0L);
                    unread.add(new Span(partition, Math.max(oldest, mark), end));
                });
        unread.removeIf(span -> span.length() <= 0);
        return unread;
    }

    boolean hasMarks(String group) {
        return !marks(group).isEmpty();
    }

    /** Whether any of the topics ever held a record, though retention may have removed it. */
    boolean wasWritten(Collection<String> topics) {
        return at(partitions(topics), OffsetSpec.latest()).values().stream()
                .anyMatch(end -> end > 0);
    }

    /**
     * Marks nothing as done: that is a mark, too. One partition has it, since what Kafka remembers
     * it remembers of a whole group.
     */
    void markBeginning(String group, String topic) {
        var first = List.of(new TopicPartition(topic, 0));
        mark(group, at(first, OffsetSpec.earliest()));
    }

    /** Marks all that is there now as done. */
    void markEnd(String group, Collection<String> topics) {
        mark(group, at(partitions(topics), OffsetSpec.latest()));
    }

    private void mark(String group, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> marks = new HashMap<>();
        offsets.forEach((partition, offset) -> marks.put(partition, new OffsetAndMetadata(offset)));
        if (!marks.isEmpty()) {
            Ask.kafka(admin.alterConsumerGroupOffsets(group, marks).all());
        }
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        return Ask.kafka(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(Offsets::partitions)
                .toList();
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return IntStream.range(0, topic.partitions().size())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition));
    }

    private Map<TopicPartition, Long> at(List<TopicPartition> partitions, OffsetSpec where) {
        var asked = partitions.stream().collect(Collectors.toMap(p -> p, _ -> where));
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return Ask.kafka(admin.listOffsets(asked, committed).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> marks(String group) {
        try {
            var asked = Map.of(group, new ListConsumerGroupOffsetsSpec());
            return marks(
                    Ask.kafka(
                            admin.listConsumerGroupOffsets(asked)
                                    .partitionsToOffsetAndMetadata(group)));
        } catch (GroupIdNotFoundException _) {
            return Map.of();
        }
    }

    private static Map<TopicPartition, Long> marks(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, Long> marks = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (Objects.nonNull(offset)) {
                marks.put(partition, offset.offset());
            }
        });
        return marks;
    }
}
