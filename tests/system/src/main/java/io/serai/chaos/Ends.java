package io.serai.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** The ends of the partitions that a {@link Mailbox} reads. */
record Ends(Admin admin, Mailbox mailbox) {

    /** Whether it has read, within the limit, all that is committed now. */
    boolean caughtUp(Duration limit) {
        try {
            Map<TopicPartition, Long> ends = of(mailbox.all(), IsolationLevel.READ_COMMITTED);
            return Patience.within(
                    limit,
                    () ->
                            ends.entrySet().stream()
                                    .allMatch(end ->
                                            mailbox.position(end.getKey()) >= end.getValue()));
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Partitions in which an open transaction keeps readers from the end. */
    Set<String> held() {
        Set<TopicPartition> own = mailbox.own();
        Map<TopicPartition, Long> committed = of(own, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> written = of(own, IsolationLevel.READ_UNCOMMITTED);
        return written.entrySet().stream()
                .filter(end -> committed.getOrDefault(end.getKey(), 0L) < end.getValue())
                .map(end -> end.getKey().toString())
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> of(Set<TopicPartition> partitions, IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> all =
                partitions.stream().collect(Collectors.toMap(id -> id, _ -> OffsetSpec.latest()));
        return Answers.of(admin.listOffsets(all, new ListOffsetsOptions(level)).all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue())));
    }

    private static long offset(ListOffsetsResultInfo end) {
        return end.offset();
    }
}
