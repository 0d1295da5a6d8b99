package io.serai.kafka;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The poll thread: the only one that touches the group's consumer. Fetching pauses partition by
 * partition.
 */
final class PollLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration SHORT_WAIT = Duration.ofMillis(10);
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final Backoff AFTER_FAILURE =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15));
    private static final Duration LOOK_AT_LAG = Duration.ofSeconds(5);
    private static final int FAILURES_BEFORE_A_NEW_CLIENT = 5;
    private static final int ATTEMPTS_TO_TAKE_THE_PLACE = 8;

    private final List<String> topics;
    private final PollParts parts;
    private final Bell bell = new Bell();
    private volatile boolean running = true;
    private volatile boolean polls = true;
    private volatile boolean joined;
    private volatile long lastStep = System.nanoTime();
    private volatile long lag;
    private long lastLook = lastStep;
    private int failures;
    private int refusedPlaces;

    PollLoop(List<String> topics, PollParts parts) {
        this.topics = topics;
        this.parts = parts;
    }

    void end() {
        running = false;
        bell.ring();
    }

    @Override
    public void run() {
        try {
            while (running) {
                live();
            }
        } catch (UnknownProgressException e) {
            parts.outcry().refuse(e.sentence());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("The poll thread died");
            parts.outcry().died(e);
        } finally {
            polls = false;
        }
    }

    /** One membership, from joining until it ends or its client is beyond repair. */
    private void live() throws InterruptedException {
        if (!parts.commit().awaitReady(WAIT)) {
            return;
        }
        Consumer<byte[], byte[]> consumer = parts.member().open();
        Rebalance rebalance = parts.rebalances().apply(consumer, () -> running);
        try {
            consumer.subscribe(topics, rebalance);
            while (running && failures < FAILURES_BEFORE_A_NEW_CLIENT) {
                attempt(consumer, rebalance);
            }
        } finally {
            leave(consumer, rebalance);
        }
    }

    private void leave(Consumer<byte[], byte[]> consumer, Rebalance rebalance) {
        failures = 0;
        try {
            rebalance.handOver();
            Member.leave(consumer);
        } catch (KafkaException e) {
            LOG.atWarn().log("Left the group without a word: {}", e.toString());
        } finally {
            rebalance.abandon();
        }
    }

    private void attempt(Consumer<byte[], byte[]> consumer, Rebalance rebalance) {
        try {
            advance(consumer, rebalance);
            failures = 0;
        } catch (FencedInstanceIdException | UnreleasedInstanceIdException e) {
            placeRefused(e);
        } catch (KafkaException e) {
            if (e.getCause() instanceof UnknownProgressException unknown) {
                throw unknown;
            }
            failed(e);
            renewIfHalfAssigned(consumer);
        }
    }

    /** A rebalance that broke off left partitions that nobody works on: join anew. */
    private void renewIfHalfAssigned(Consumer<byte[], byte[]> consumer) {
        if (!parts.holdings().ids().equals(consumer.assignment())) {
            failures = FAILURES_BEFORE_A_NEW_CLIENT;
        }
    }

    private void advance(Consumer<byte[], byte[]> consumer, Rebalance rebalance) {
        try {
            step(consumer, rebalance);
        } catch (OffsetOutOfRangeException e) {
            rebalance.passOver(e.offsetOutOfRangePartitions());
        }
    }

    private void step(Consumer<byte[], byte[]> consumer, Rebalance rebalance) {
        try {
            throttle(consumer);
        } catch (IllegalStateException e) {
            LOG.atDebug().log("A partition was lost that the next poll tells of: {}", e.toString());
        }
        ConsumerRecords<byte[], byte[]> records = poll(consumer);
        parts.holdings().publish(consumer.groupMetadata());
        accept(records);
        parts.intake().dispatch();
        if (parts.holdings().now().all().stream().anyMatch(Partition::wantsCommit)) {
            parts.commit().hurry();
        }
        joined = joined || consumer.groupMetadata().generationId() > 0;
        if (rebalance.hasChanged()) {
            refusedPlaces = 0;
            parts.assignments().tell(consumer);
        }
        rebalance.lookAtTopics();
        lastStep = System.nanoTime();
        if (lastStep - lastLook > LOOK_AT_LAG.toNanos()) {
            lastLook = lastStep;
            lag = parts.assignments().lag(consumer);
        }
    }

    /**
     * The consumer does not wait while it holds fetched records of a paused partition, it spins (a
     * third of a busy worker's processor time): when all are paused, the waiting is ours. Otherwise
     * it is the consumer's, which takes more than a millisecond to hand over what it has.
     */
    private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer) {
        boolean allPaused = consumer.paused().size() == consumer.assignment().size();
        if (!joined || !allPaused) {
            return consumer.poll(WAIT);
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(LOOK);
        if (records.isEmpty()) {
            bell.await(SHORT_WAIT);
        }
        return records;
    }

    private void throttle(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> pause = new HashSet<>(consumer.assignment());
        if (parts.intake().wantsRecords()) {
            parts.holdings().now().all().stream()
                    .filter(Partition::wantsRecords)
                    .map(Partition::id)
                    .forEach(pause::remove);
        }
        Set<TopicPartition> resume = new HashSet<>(consumer.paused());
        resume.removeAll(pause);
        consumer.resume(resume);
        pause.removeAll(consumer.paused());
        consumer.pause(pause);
    }

    private void accept(ConsumerRecords<byte[], byte[]> records) {
        records.nextOffsets()
                .forEach((id, next) ->
                        parts.holdings()
                                .of(List.of(id))
                                .forEach(partition ->
                                        partition.fetched(records.records(id), next.offset())));
    }

    /**
     * A member that has been in the group is fenced by a younger one; one that is new, or that
     * stands in its own way, tries to take the place.
     */
    private void placeRefused(RuntimeException e) {
        refusedPlaces++;
        boolean isFenced = joined && !Member.isRefusedItsOwnPlace(e, parts.holdings()::isOurs);
        if (isFenced || refusedPlaces > ATTEMPTS_TO_TAKE_THE_PLACE) {
            running = false;
            parts.outcry().fenced(e);
        } else {
            LOG.atWarn()
                    .log(
                            "This worker's place in the group is still taken, trying again: {}",
                            e.toString());
            failures = FAILURES_BEFORE_A_NEW_CLIENT;
            bell.await(AFTER_FAILURE.before(refusedPlaces));
        }
    }

    private void failed(KafkaException e) {
        failures++;
        LOG.atWarn().log("Polling failed ({} in a row): {}", failures, e.toString());
        bell.await(AFTER_FAILURE.before(failures));
    }

    boolean isAlive(Duration within) {
        return polls && System.nanoTime() - lastStep < within.toNanos();
    }

    boolean hasJoined() {
        return joined;
    }

    long lag() {
        return lag;
    }
}
