package io.serai.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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

    /**
     * Before anything is done: one answer may come from a broker that does not know it all yet, and
     * the consumer goes on to call a partition assigned for a while after it told that it is lost.
     */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final Function<Collection<String>, CompletableFuture<Map<String, Uuid>>> ids;
    private @Nullable CompletableFuture<Map<String, Uuid>> asked;
    private Findings suspected = Findings.NONE;
    private long next = System.nanoTime();

    /**
     * What is to be done.
     *
     * @param gone held, and their topic is not there any more
     * @param there assigned and not held, as their topic had gone; it is there now
     */
    record Findings(Set<TopicPartition> gone, Set<TopicPartition> there) {
        static final Findings NONE = new Findings(Set.of(), Set.of());

        boolean isEmpty() {
            return gone.isEmpty() && there.isEmpty();
        }

        Findings and(Findings other) {
            return new Findings(both(gone, other.gone), both(there, other.there));
        }

        Findings within(Set<TopicPartition> assigned) {
            return isEmpty() ? this : and(new Findings(assigned, assigned));
        }

        private static Set<TopicPartition> both(
                Set<TopicPartition> one, Set<TopicPartition> other) {
            return one.stream().filter(other::contains).collect(Collectors.toSet());
        }
    }

    /**
     * @param ids the ids of those topics that exist
     */
    TopicWatch(Function<Collection<String>, CompletableFuture<Map<String, Uuid>>> ids) {
        this.ids = ids;
    }

    /** What the last answer tells of these partitions; waits for nothing. */
    Findings look(Set<TopicPartition> assigned, Map<TopicPartition, Partition> held) {
        suspected = suspected.within(assigned);
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
        Findings confirmed = findings.and(suspected);
        suspected = findings;
        next = System.nanoTime() + (findings.isEmpty() ? LOOK : SECOND_LOOK).toNanos();
        return confirmed;
    }

    private void ask(Collection<TopicPartition> assigned) {
        if (System.nanoTime() - next >= 0 && !assigned.isEmpty()) {
            asked =
                    ids.apply(
                            assigned.stream()
                                    .map(TopicPartition::topic)
                                    .collect(Collectors.toSet()));
        }
    }

    private static Findings judge(
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
        return new Findings(gone, there);
    }
}
