package io.serai.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a consumed topic was deleted, or deleted and made anew. The group tells of it late
 * (with {@code classic} after five minutes) or never, and until then no commit succeeds that names
 * the topic (clients 4.3 ask for it again until they time out, measured). Asks in the background;
 * used by the poll thread alone.
 */
final class TopicWatch {
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** One answer may come from a broker that does not know it all yet. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final TopicIds ids;
    private @Nullable CompletableFuture<Map<String, Uuid>> asked;
    private Set<TopicPartition> suspected = Set.of();
    private long next = System.nanoTime();

    /**
     * What is to be done.
     *
     * @param gone held, and their topic is not there any more
     * @param there assigned and not held, as their topic had gone; it is there now
     */
    record Findings(Set<TopicPartition> gone, Set<TopicPartition> there) {
        static final Findings NONE = new Findings(Set.of(), Set.of());
    }

    TopicWatch(TopicIds ids) {
        this.ids = ids;
    }

    /** What the last answer tells of these partitions; waits for nothing. */
    Findings look(Set<TopicPartition> assigned, Map<TopicPartition, Partition> held) {
        if (asked == null) {
            ask(assigned);
            return Findings.NONE;
        }
        if (!asked.isDone()) {
            return Findings.NONE;
        }
        CompletableFuture<Map<String, Uuid>> answered = asked;
        asked = null;
        Findings findings =
                answered.isCompletedExceptionally()
                        ? Findings.NONE
                        : judge(answered.join(), assigned, held);
        boolean again = !suspected.isEmpty() || !findings.gone().isEmpty();
        next = System.nanoTime() + (again ? SECOND_LOOK : LOOK).toNanos();
        return findings;
    }

    private void ask(Collection<TopicPartition> assigned) {
        if (System.nanoTime() - next >= 0 && !assigned.isEmpty()) {
            asked =
                    ids.of(
                            assigned.stream()
                                    .map(TopicPartition::topic)
                                    .collect(Collectors.toSet()));
        }
    }

    private Findings judge(
            Map<String, Uuid> current,
            Set<TopicPartition> assigned,
            Map<TopicPartition, Partition> held) {
        Set<TopicPartition> gone = new HashSet<>();
        Set<TopicPartition> there = new HashSet<>();
        for (TopicPartition id : assigned) {
            Partition partition = held.get(id);
            Uuid topic = current.get(id.topic());
            if (partition == null && topic != null) {
                there.add(id);
            } else if (partition != null && (topic == null || !partition.isOf(topic))) {
                gone.add(id);
            }
        }
        Set<TopicPartition> confirmed = new HashSet<>(gone);
        confirmed.retainAll(suspected);
        suspected = gone;
        return new Findings(confirmed, there);
    }
}
