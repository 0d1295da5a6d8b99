package io.serai.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands partitions over when all that was begun is committed, or the time for it is over, and takes
 * others. Runs in the poll thread.
 */
final class Rebalance implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Rebalance.class);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration FOR_THE_COMMIT = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> consumer;
    private final Positions positions;
    private final Takeover takeover;
    private final KafkaParallelOptions options;
    private final RebalanceParts parts;
    private final BooleanSupplier running;
    private boolean changed;

    /** What a rebalance touches. */
    record RebalanceParts(
            Holdings holdings,
            GroupCommit commit,
            DeferralQueue deferred,
            Slots slots,
            LostRanges lost,
            Bell settled,
            Lease lease,
            TopicIds ids,
            TopicWatch topics) {}

    /**
     * @param running false once it stops: then no call is waited for, as Camel has done that, and
     *     nothing that Kafka does not tell
     */
    Rebalance(
            Consumer<byte[], byte[]> consumer,
            KafkaParallelOptions options,
            RebalanceParts parts,
            BooleanSupplier running) {
        this.consumer = consumer;
        this.positions = new Positions(consumer, parts.ids(), running);
        this.takeover = new Takeover(positions, options, parts);
        this.options = options;
        this.parts = parts;
        this.running = running;
    }

    /**
     * Gives all away as at a revoke, while the membership lasts: its end would throw away the calls
     * that run.
     */
    void handOver() {
        onPartitionsRevoked(parts.holdings().ids());
    }

    /** The membership is over; whatever is left is dropped. */
    void abandon() {
        List<Partition> left = parts.holdings().of(parts.holdings().ids());
        left.forEach(parts.deferred()::forget);
        parts.holdings().clear();
        left.forEach(Partition::giveUp);
    }

    /** Whether partitions came or went since this was asked last. */
    boolean hasChanged() {
        boolean result = changed;
        changed = false;
        return result;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        changed = true;
        takeover.of(assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        changed = true;
        List<Partition> leaving = parts.holdings().of(revoked);
        leaving.forEach(Partition::drain);
        leaving.forEach(parts.deferred()::forget);
        long start = System.nanoTime();
        while (!haveLeft(leaving, Duration.ofNanos(System.nanoTime() - start))) {
            parts.holdings().publish(consumer.groupMetadata());
            parts.commit().hurry();
            parts.settled().await(GLANCE);
            Owned owned = parts.holdings().now();
            deleted(parts.topics().look(owned.partitions().keySet(), owned.partitions()).gone());
        }
        remove(leaving);
    }

    private boolean haveLeft(List<Partition> leaving, Duration passed) {
        boolean settled = leaving.stream().allMatch(parts.commit()::isSettled);
        boolean idle = leaving.stream().mapToInt(Partition::inFlight).sum() == 0;
        Duration forCalls = running.getAsBoolean() ? options.getFinishTimeout() : Duration.ZERO;
        if ((idle && settled) || (settled && passed.compareTo(forCalls) > 0)) {
            return true;
        }
        return passed.compareTo(forCalls.plus(FOR_THE_COMMIT)) > 0;
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> gone) {
        changed = true;
        if (gone.isEmpty()) {
            return;
        }
        LOG.atWarn()
                .log("Lost {}: what was begun there is delivered again by the next owner", gone);
        letGo(gone);
    }

    /** Lets go of what was deleted, and takes what was made anew. */
    void lookAtTopics() {
        TopicWatch.Findings found =
                parts.topics().look(consumer.assignment(), parts.holdings().now().partitions());
        deleted(found.gone());
        if (!found.there().isEmpty()) {
            onPartitionsAssigned(found.there());
        }
    }

    private void deleted(Set<TopicPartition> gone) {
        if (!gone.isEmpty()) {
            LOG.atError().log("The topic of {} was deleted: what was begun there is dropped", gone);
            letGo(gone);
        }
    }

    private void letGo(Collection<TopicPartition> ids) {
        List<Partition> leaving = parts.holdings().of(ids);
        leaving.forEach(parts.deferred()::forget);
        remove(leaving);
    }

    private void remove(List<Partition> leaving) {
        leaving.forEach(parts.holdings()::remove);
        parts.holdings().publish(consumer.groupMetadata());
        leaving.forEach(Partition::giveUp);
    }

    /** Kafka has deleted the records at these positions, or the log ends before them. */
    void passOver(Map<TopicPartition, Long> outOfRange) {
        Map<TopicPartition, Long> beginnings = positions.beginnings(outOfRange.keySet());
        for (Partition partition : parts.holdings().of(outOfRange.keySet())) {
            TopicPartition id = partition.id();
            long from = outOfRange.getOrDefault(id, 0L);
            long beginning = beginnings.getOrDefault(id, 0L);
            if (from < beginning) {
                if (positions.moveTo(id, beginning)) {
                    parts.lost().add(id, from, beginning);
                    partition.fetched(List.of(), beginning);
                }
            } else {
                onPartitionsLost(List.of(id));
                onPartitionsAssigned(List.of(id));
            }
        }
    }
}
