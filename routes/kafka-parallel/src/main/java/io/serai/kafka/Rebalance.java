package io.serai.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes partitions over where the last owner left them, and hands them over when all that was begun
 * is committed, or the time for it is over. Runs in the poll thread.
 */
final class Rebalance implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Rebalance.class);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration FOR_THE_COMMIT = Duration.ofSeconds(15);

    private final Consumer<byte[], byte[]> consumer;
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
            Lease lease) {}

    /**
     * @param running false once it stops: then no call is waited for, as Camel has done that
     */
    Rebalance(
            Consumer<byte[], byte[]> consumer,
            KafkaParallelOptions options,
            RebalanceParts parts,
            BooleanSupplier running) {
        this.consumer = consumer;
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
        if (assigned.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = committed(Set.copyOf(assigned));
        Map<TopicPartition, Long> beginnings = beginnings(assigned);
        Map<TopicPartition, Long> ends = ends(assigned);
        boolean latest = options.getAutoOffsetReset().equals("latest");
        for (TopicPartition id : assigned) {
            long beginning = beginnings.getOrDefault(id, 0L);
            long end = ends.getOrDefault(id, beginning);
            OffsetAndMetadata offset = committed.get(id);
            Progress progress =
                    offset == null
                            ? Progress.from(latest ? end : beginning)
                            : ProgressCodec.decode(offset.offset(), offset.metadata());
            take(
                    id,
                    progress.mark() > end ? startedAnew(id, progress, beginning) : progress,
                    beginning);
        }
    }

    /** The log ends before our mark: the topic was made anew, or its end was lost. */
    private Progress startedAnew(TopicPartition id, Progress progress, long beginning) {
        parts.lost().add(id, beginning, progress.mark());
        return Progress.from(beginning);
    }

    private void take(TopicPartition id, Progress progress, long beginning) {
        Partition partition =
                new Partition(
                        id,
                        progress,
                        ProgressCodec.windowFor(options.getMaxMetadata()),
                        parts.slots(),
                        order(),
                        parts.lease());
        consumer.seek(id, Math.max(progress.mark(), beginning));
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

    private Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> ids) {
        while (true) {
            try {
                return consumer.committed(ids);
            } catch (TimeoutException e) {
                LOG.atWarn().log("Committed offsets are not readable yet: {}", e.toString());
            }
        }
    }

    private Map<TopicPartition, Long> beginnings(Collection<TopicPartition> ids) {
        while (true) {
            try {
                return consumer.beginningOffsets(ids);
            } catch (TimeoutException e) {
                LOG.atWarn().log("Beginning offsets are not readable yet: {}", e.toString());
            }
        }
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> ids) {
        while (true) {
            try {
                return consumer.endOffsets(ids);
            } catch (TimeoutException e) {
                LOG.atWarn().log("End offsets are not readable yet: {}", e.toString());
            }
        }
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
        List<Partition> leaving = parts.holdings().of(gone);
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
        Map<TopicPartition, Long> beginnings = beginnings(outOfRange.keySet());
        for (Partition partition : parts.holdings().of(outOfRange.keySet())) {
            TopicPartition id = partition.id();
            long from = outOfRange.getOrDefault(id, 0L);
            long beginning = beginnings.getOrDefault(id, 0L);
            if (from < beginning) {
                parts.lost().add(id, from, beginning);
                partition.fetched(List.of(), beginning);
                consumer.seek(id, beginning);
            } else {
                onPartitionsLost(List.of(id));
                take(id, startedAnew(id, Progress.from(from), beginning), beginning);
            }
        }
    }
}
